namespace Salesforce.Typed.Tests;

/// <summary>Fields that hold files.</summary>
public class FileFieldTests
{
    [Fact]
    public void A_file_field_is_not_required_because_it_is_sent_next_to_the_record() => Consumer.Of(
        [new Describe("Attachment").Field("Name", "string", "cufsga").Field("Body", "base64", "cu")],
        """
        using Acme.Crm; using Salesforce.Typed; using Salesforce.Typed.Files;
        class C { System.Threading.Tasks.Task M(SalesforceClient org, System.IO.Stream s) => org.Attachment.CreateWithFileAsync(new Attachment { Name = "x" }, a => a.Body, new FileUpload(s, "x")); }
        """).Build().AssertClean();
}
