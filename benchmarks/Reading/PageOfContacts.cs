using System.Globalization;
using System.Text;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// A page of 2,000 contacts as the org sends it: 20 fields, of which four ids, two amounts, dates, picklists and a parent's field.
/// </summary>
internal static class PageOfContacts
{
    public const int Rows = 2_000;

    /// <summary>The fields in the order of the SELECT list.</summary>
    public const string Fields =
        "Id, FirstName, LastName, Title, Department, Email, Phone, MobilePhone, LeadSource, Salutation, MailingStreet, MailingCity, "
            + "MailingPostalCode, " +
        "MailingLatitude, Birthdate, AccountId, OwnerId, CreatedDate, LastModifiedDate, Account.Name, Account.AnnualRevenue";

    private static readonly string[] Sources = ["Web", "Phone Inquiry", "Partner Referral", "Other"];
    private static readonly string[] Salutations = ["Mr.", "Ms.", "Dr."];

    /// <summary>The bytes of the page.</summary>
    public static byte[] Bytes { get; } = Encoding.UTF8.GetBytes(Make());

    /// <summary>The first row alone as the org answers a call for it: its own fields, in the order in which they were asked for.</summary>
    public static byte[] FirstRow { get; } = First();

    private static byte[] First()
    {
        using var page = System.Text.Json.JsonDocument.Parse(Bytes);
        var row = page.RootElement.GetProperty("records")[0];
        var fields = Acme.Crm.Contact.Info.DefaultFieldsInAddress.Split(',').Prepend("attributes").Where(f => row.TryGetProperty(f, out _));
        return Encoding.UTF8.GetBytes($"{{{string.Join(',', fields.Select(f => $"\"{f}\":{row.GetProperty(f).GetRawText()}"))}}}");
    }

    private static string Make()
    {
        var random = new Random(17);
        var page = new StringBuilder($"{{\"totalSize\":{Rows},\"done\":true,\"records\":[");
        for (var i = 0; i < Rows; i++)
        {
            var id = Id("003", i);
            var account = Id("001", i / 4);
            var owner = Id("005", i % 30);
            page.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""
                {"attributes":{"type":"Contact","url":"/services/data/v67.0/sobjects/Contact/{{id}}"},"Id":"{{id}}","FirstName":"First{{i}}","LastName":"Lastname {{i % 700}}","Title":"Head of Department {{i % 9}}","Department":"Department {{i % 12}}","Email":"first{{i}}.last@company{{i / 4}}.example","Phone":"+49 40 {{random.Next(100000, 999999)}}","MobilePhone":{{(i % 3 == 0 ? "null" : $"\"+49 170 {random.Next(100000, 999999)}\"")}},"LeadSource":"{{Sources[i % 4]}}","Salutation":"{{Salutations[i % 3]}}","MailingStreet":"Street {{i % 50}}","MailingCity":"City {{i % 40}}","MailingPostalCode":"{{20000 + (i % 900)}}","MailingLatitude":{{53 + (i % 100) / 100.0}},"Birthdate":"{{1950 + (i % 50)}}-0{{1 + (i % 9)}}-1{{i % 9}}","AccountId":"{{account}}","OwnerId":"{{owner}}","CreatedDate":"2026-0{{1 + (i % 9)}}-23T08:15:{{10 + (i % 50)}}.000+0000","LastModifiedDate":"2026-11-2{{i % 9}}T18:05:{{10 + (i % 50)}}.000+0000","Account":{"attributes":{"type":"Account","url":"/services/data/v67.0/sobjects/Account/{{account}}"},"Name":"Company {{i / 4}}","AnnualRevenue":{{1000000 + (i * 37)}}.5
                """).Append("}}");
        }
        return page.Append("]}").ToString();
    }

    // The check characters for ids whose first fifteen characters are digits alone, or with one capital where the prefix has none.
    private static string Id(string prefix, int number) => $"{prefix}{number:D12}AAA";
}
