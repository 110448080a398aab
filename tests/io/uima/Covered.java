// What UIMA for Java reads from an XMI file: each annotation's type, covered text and features.

import java.io.FileInputStream;
import java.io.PrintStream;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;

public class Covered {
  public static void main(String[] args) throws Exception {
    TypeSystemDescription types =
        UIMAFramework.getXMLParser().parseTypeSystemDescription(new XMLInputSource(args[0]));
    CAS cas = CasCreationUtils.createCas(types, null, null);
    try (FileInputStream in = new FileInputStream(args[1])) {
      XmiCasDeserializer.deserialize(in, cas);
    }
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    for (AnnotationFS one : cas.getAnnotationIndex()) {
      out.print(one.getType().getShortName() + "\t" + one.getCoveredText().replace("\n", "\\n"));
      for (Feature feature : one.getType().getFeatures()) {
        if (feature.getRange().getName().equals("uima.cas.String")) {
          String value = one.getStringValue(feature);
          if (value != null) {
            out.print("\t" + feature.getShortName() + "=" + value);
          }
        }
      }
      out.println();
    }
  }
}
