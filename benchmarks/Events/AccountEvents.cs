using System.Text;
using Acme.Crm;
using Salesforce.Typed.Events.Avro;
using Salesforce.Typed.Events.Decoding;
using Salesforce.Typed.Events.Streams;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// Change events of accounts, as the org makes them: a schema from the object's fields, a creation with every field, an update of
/// three.
/// </summary>
internal static class AccountEvents
{
    public static readonly string SchemaJson = MakeSchema();

    public static readonly AvroSchema Schema = AvroSchemaParser.Parse("s", SchemaJson);

    public static readonly byte[] Creation = Encode(
        0,
        [],
        Account.Empty with
        {
            Name = "Burlington Textiles Corp of America", Industry = AccountIndustry.Technology, Phone = "(336) 222-7000",
            Website = "www.burlington.com", AnnualRevenue = 350_000_000m,
            NumberOfEmployees = 9000, BillingStreet = "525 S. Lexington Ave", BillingCity = "Burlington", BillingPostalCode = "27215",
            BillingCountry = "USA",
            ShippingStreet = "525 S. Lexington Ave", ShippingCity = "Burlington", ShippingCountry = "USA", AccountNumber = "CD656092",
            TickerSymbol = "BTXT", Site = "Main", Sic = "546732",
            Description = "Made from fibres, sold by the yard. A customer of many years whose orders come in spring and in autumn.",
            OwnerId = Id<User>.Parse("005000000000001AAA"),
        });

    public static readonly byte[] Update = Encode(
        1, [Bitmap("Phone", "AnnualRevenue")], Account.Empty with { Phone = "(336) 222-7001", AnnualRevenue = 351_000_000m });

    public static WireEvent Wire(byte[] payload) => new("e", default, "s", payload);

    private static byte[] Encode(int type, string[] changed, Account record) =>
        new RecordEncoder(EventPlanBuilder.Build(Schema, Account.Info)).Encode(record, (writer, _, _) => WriteHeader(writer, type, changed))
            .ToArray();

    private static void WriteHeader(AvroWriter writer, int type, string[] changed)
    {
        writer.WriteText("Account");
        writer.WriteLong(1);
        writer.WriteText("001Dp00000JJkkHIAT");
        writer.WriteLong(0);
        writer.WriteLong(type);
        writer.WriteText("com/salesforce/api/soap/67.0;client=SfdcInternalAPI/");
        writer.WriteText("00034c74-0500-aa77-fc35-265917470e99");
        writer.WriteLong(1);
        writer.WriteLong(1771291772000);
        writer.WriteLong(12279578624413);
        writer.WriteText("005Dp000000PpjsIAC");
        writer.WriteLong(0);
        writer.WriteLong(0);
        if (changed.Length > 0)
            writer.WriteLong(changed.Length);
        foreach (var entry in changed)
            writer.WriteText(entry);
        writer.WriteLong(0);
    }

    private static string Bitmap(params string[] fields)
    {
        var bits = fields.Aggregate(System.Numerics.BigInteger.Zero, (all, f) =>
            all | System.Numerics.BigInteger.One << Array.FindIndex(Schema.Root.Fields, s => s.Name == f));
        return "0x" + Convert.ToHexString(bits.ToByteArray(isUnsigned: true, isBigEndian: true));
    }

    private static string MakeSchema()
    {
        const string text = """["null","string"]""", number = """["null","double"]""";
        var json = new StringBuilder("""
            {"type":"record","name":"AccountChangeEvent","namespace":"com.sforce.eventbus","fields":[{"name":"ChangeEventHeader","type":{"type":"record","name":"ChangeEventHeader","fields":[
            {"name":"entityName","type":"string"},{"name":"recordIds","type":{"type":"array","items":"string"}},
            {"name":"changeType","type":{"type":"enum","name":"ChangeType","symbols":["CREATE","UPDATE","DELETE","UNDELETE","GAP_CREATE","GAP_UPDATE","GAP_DELETE","GAP_UNDELETE","GAP_OVERFLOW","SNAPSHOT"]}},
            {"name":"changeOrigin","type":"string"},{"name":"transactionKey","type":"string"},{"name":"sequenceNumber","type":"int"},{"name":"commitTimestamp","type":"long"},
            {"name":"commitNumber","type":"long"},{"name":"commitUser","type":"string"},{"name":"nulledFields","type":{"type":"array","items":"string"}},
            {"name":"diffFields","type":{"type":"array","items":"string"}},{"name":"changedFields","type":{"type":"array","items":"string"}}]}}
            """);
        var address =
            $$$"""["null",{"type":"record","name":"Address","fields":[{{{string.Join(',', ((string[])["Street", "City", "State", "PostalCode", "Country", "Latitude", "Longitude", "GeocodeAccuracy"]).Select(p => $$"""{"name":"{{p}}","type":{{(p.EndsWith("itude", StringComparison.Ordinal) ? number : text)}}}"""))}}}]}]""";
        foreach (var field in Account.Info.Fields)
        {
            var type = field switch
            {
                { IsRelationship: true } or { Name: "Id" or "SystemModstamp" or "IsDeleted" } => null,
                { Name: "BillingAddress" } => address,
                { Kind: FieldKind.Address } => """["null","Address"]""",
                _ when field.Name.StartsWith("Billing", StringComparison.Ordinal)
                    || field.Name.StartsWith("Shipping", StringComparison.Ordinal) => null,
                { Kind: FieldKind.Decimal or FieldKind.Double } => number,
                { Kind: FieldKind.Int } => """["null","int"]""",
                { Kind: FieldKind.Boolean } => """["null","boolean"]""",
                { Kind: FieldKind.DateTime or FieldKind.Date or FieldKind.Time } => """["null","long"]""",
                _ => text,
            };
            if (type is not null)
                json.Append($$""",{"name":"{{field.Name}}","type":{{type}}}""");
        }
        return json.Append("]}").ToString();
    }
}
