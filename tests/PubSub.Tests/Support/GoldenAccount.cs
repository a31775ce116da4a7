using System.Text;
using System.Text.Json;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Fields;

namespace Salesforce.Typed.Tests;

/// <summary>
/// The account of the org whose events were recorded: its table is made from the recorded schemas, because nobody has that org's describe.
/// Values are read by the same getters that generated records use.
/// </summary>
public sealed record GoldenAccount : SObject<GoldenAccount, GoldenAccountFields>, ISObject<GoldenAccount>
{
    private GoldenAccount(RecordOrigin origin)
        : base(origin)
    {
    }

    public static SObjectInfo Info { get; } = SObjectInfo.Create(
        TableFormat.Version, "Account", "001", MakeTable(), static origin => new GoldenAccount(origin));

    public object? Value(string name)
    {
        var i = Info.Fields.ToList().FindIndex(f => f.Name == name);
        return Info.Fields[i].Kind switch
        {
            FieldKind.Id => GetId<Id<GoldenAccount>>(i)?.ToString(),
            FieldKind.Boolean => GetBoolean(i),
            FieldKind.Int => GetInt(i),
            FieldKind.Decimal => GetDecimal(i),
            FieldKind.Double => GetDouble(i),
            FieldKind.Date => GetDate(i),
            FieldKind.DateTime => GetDateTime(i),
            FieldKind.Time => GetTime(i),
            _ => GetText(i),
        };
    }

    private static byte[] MakeTable()
    {
        var lines = new Dictionary<string, string>(StringComparer.Ordinal) { ["Id"] = "i0" };
        var folder = Path.GetFullPath(TestPaths.InRepository("..", "shared", "data", "pubsub", "avro_schemas"));
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "Account*.avsc") : [])
        {
            using var schema = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var field in schema.RootElement.GetProperty("fields").EnumerateArray())
                Add(lines, field.GetProperty("name").GetString()!, field.GetProperty("doc").GetString()!.Split(':')[1]);
        }
        return Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => $"{l.Key} {l.Value}\n")));
    }

    private static void Add(Dictionary<string, string> lines, string name, string type)
    {
        switch (type)
        {
            case "ComplexValueType":
                return;
            case "Address":
                foreach (var part in (string[])[
                    "Street", "City", "State", "PostalCode", "Country", "StateCode", "CountryCode", "GeocodeAccuracy"
                ])
                    lines[name.Replace("Address", "", StringComparison.Ordinal) + part] = "s0";
                lines[name.Replace("Address", "", StringComparison.Ordinal) + "Latitude"] = "f0";
                lines[name.Replace("Address", "", StringComparison.Ordinal) + "Longitude"] = "f0";
                break;
            case "Location":
                lines[name.Replace("__c", "__Latitude__s", StringComparison.Ordinal)] = "f0";
                lines[name.Replace("__c", "__Longitude__s", StringComparison.Ordinal)] = "f0";
                break;
            case "Switchable_PersonName":
                foreach (var part in (string[])["Salutation", "FirstName", "LastName"])
                    lines[part] = "s0";
                break;
            default:
                break;
        }
        lines[name] = type switch
        {
            "Address" => "a0",
            "Location" => "g0",
            "EntityId" => "i0",
            "DateTime" => "t0",
            "DateOnly" or "Birthday" => "d0",
            "TimeOnly" => "c0",
            "Boolean" => "b0",
            "Currency" or "Double" or "Percent" => "m0",
            "Integer" => "n0",
            "DynamicEnum" or "StaticEnum" => "p0",
            "MultiEnum" => "q0",
            _ => "s0",
        };
    }
}

/// <summary>The fields of the recorded account that tests name.</summary>
public readonly struct GoldenAccountFields(FieldPath at) : IRelation
{
    string IRelation.RelationPath => at.Relation;

    public TextField<AllUses> Phone => new(at, "Phone");

    public TextField<AllUses> ShippingStreet => new(at, "ShippingStreet");
}
