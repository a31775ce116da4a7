using System.Globalization;
using System.Text;

namespace Salesforce.Typed.Benchmarks;

/// <summary>Contacts as a client sends them: bodies of <c>composite/sobjects</c> with 200 records of 16 fields each.</summary>
internal static class ContactBodies
{
    public const int RecordsABody = 200;

    /// <summary>The fields of each record.</summary>
    public static readonly string[] Fields =
    [
        "FirstName", "LastName", "Email", "Phone", "MobilePhone", "Title", "Department", "MailingStreet", "MailingCity", "MailingState",
        "MailingPostalCode",
        "MailingCountry", "Birthdate", "LeadSource", "Description", "Fax",
    ];

    public static List<byte[]> Of(int records) => [.. Enumerable.Range(0, records / RecordsABody).Select(Body)];

    private static byte[] Body(int number)
    {
        var json = new StringBuilder("{\"records\":[");
        for (var i = 0; i < RecordsABody; i++)
        {
            var n = (number * RecordsABody) + i;
            json.Append(CultureInfo.InvariantCulture, $$"""
                {{(i == 0 ? "" : ",")}}{"attributes":{"type":"Contact"},"FirstName":"First{{n}}","LastName":"Last{{n}}","Email":"person{{n}}@example.com","Phone":"+49 30 {{n}}","MobilePhone":"+49 170 {{n}}",
                "Title":"Engineer","Department":"Department {{n % 50}}","MailingStreet":"Street {{n}}","MailingCity":"Berlin","MailingState":"Berlin","MailingPostalCode":"10{{n % 1000}}","MailingCountry":"Germany",
                "Birthdate":"1980-01-{{1 + (n % 28):D2}}","LeadSource":"Web","Description":"A contact that was made for measuring, number {{n}}.","Fax":"+49 30 {{n}}"}
                """);
        }
        return Encoding.UTF8.GetBytes(json.Append("]}").ToString());
    }
}
