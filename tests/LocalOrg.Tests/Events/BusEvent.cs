using System.Globalization;
using Avro.Generic;
using Salesforce.Typed.Testing.Events.Wire;

namespace Salesforce.Typed.Tests;

/// <summary>An event as Apache's Avro read it.</summary>
internal sealed record BusEvent(ConsumerEvent Raw, GenericRecord Record, Avro.RecordSchema Schema)
{
    public GenericRecord Header => (GenericRecord)Record["ChangeEventHeader"];

    public string Type => ((GenericEnum)Header["changeType"]).Value;

    public string Entity => (string)Header["entityName"];

    public string[] RecordIds => Texts("recordIds");

    public string Id => Assert.Single(RecordIds);

    public int Sequence => (int)Header["sequenceNumber"];

    public string Transaction => (string)Header["transactionKey"];

    public string[] Changed => Names("changedFields");

    public string[] Nulled => Names("nulledFields");

    public string[] Diffs => Names("diffFields");

    public object? this[string field] => Record.GetValue(Schema.Fields.Single(f => f.Name == field).Pos);

    public object? Part(string field, string part) => ((GenericRecord)this[field]!)[part];

    /// <summary>What is not null in the body, in the schema's order.</summary>
    public string[] Filled =>
        [.. Schema.Fields.Where(f => f.Name != "ChangeEventHeader" && Record.GetValue(f.Pos) is not null).Select(f => f.Name)];

    private string[] Texts(string member) => [.. ((object[])Header[member]).Cast<string>()];

    // By the rules of the platform's own guide, written a second time.
    private string[] Names(string member)
    {
        var names = new List<string>();
        foreach (var text in Texts(member))
        {
            var parts = text.Split('-');
            var hex = parts[^1][2..];
            var bits = System.Numerics.BigInteger.Parse("0" + hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var fields = parts.Length == 1
                ? Schema.Fields
                : Nested(Schema.Fields[int.Parse(parts[0], CultureInfo.InvariantCulture)].Schema).Fields;
            var prefix = parts.Length == 1 ? "" : Schema.Fields[int.Parse(parts[0], CultureInfo.InvariantCulture)].Name + ".";
            for (var i = 0; i < hex.Length * 4; i++)
            {
                if (!(bits >> i).IsEven)
                    names.Add(prefix + fields[i].Name);
            }
        }
        return [.. names];
    }

    private static Avro.RecordSchema Nested(Avro.Schema union) => ((Avro.UnionSchema)union).Schemas.OfType<Avro.RecordSchema>().Single();
}
