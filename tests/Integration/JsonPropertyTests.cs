using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Acme.Crm;
using CsCheck;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Any record of any object that an org could answer, with any of its fields, parents and children, survives JSON unchanged.
/// </summary>
public sealed class JsonPropertyTests
{
    private static readonly List<SObjectInfo> Objects =
    [
        .. typeof(Account).Assembly.GetTypes()
            .Where(t => typeof(SObject).IsAssignableFrom(t) && !t.IsAbstract)
            .Select(t => (SObjectInfo)t.GetProperty("Info", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!)
            .OrderBy(i => i.Name, StringComparer.Ordinal),
    ];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Char[' ', '~'].Array[0, 12].Select(c => new string(c)),
        Gen.OneOf("", "\u00e9\n\t\"\\", "\U0001F600</script>", "\u2028\u0001;", " a;b "));

    private static readonly Gen<string> IdText =
        Gen.Char["0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"].Array[15].Select(c => new string(c));

    [Fact]
    public void Any_record_of_the_org_reads_writes_and_reads_the_same() =>
        Gen.OneOf<SObjectInfo>([.. Objects]).SelectMany(info => Record(info, 2, isFromOrg: true).Select(json => (info, json))).Sample(
            (info, json) =>
            {
                var record = Read(info, json);
                var again = Read(info, JsonNode.Parse(JsonSerializer.Serialize(record, record.GetType()))!.AsObject());
                Assert.Equal(record, again);
                Assert.Equal(record.GetHashCode(), again.GetHashCode());
                Assert.Empty(again.GetChanges());
                Assert.All(info.Fields, f => Assert.Equal(json.ContainsKey(f.Name), again.IsLoaded(f.Name)));
                AssertShape(json, JsonSerializer.SerializeToNode(again, again.GetType())!.AsObject());
            },
            iter: 600);

    [Fact]
    public void Any_record_that_an_app_posts_reads_writes_and_reads_the_same_and_counts_as_set() =>
        Gen.OneOf<SObjectInfo>([.. Objects]).SelectMany(info => Record(info, 1, isFromOrg: false).Select(json => (info, json))).Sample(
            (info, json) =>
            {
                var record = Read(info, json);
                var again = Read(info, JsonNode.Parse(JsonSerializer.Serialize(record, record.GetType()))!.AsObject());
                Assert.Equal(record, again);
                var settable = info.Fields.Where(f => f.Use != FieldUse.ReadOnly && f.Kind != FieldKind.Parent && json.ContainsKey(f.Name))
                    .Select(f => f.Name).Order();
                Assert.Equal(settable, again.GetChanges().Select(c => c.Field).Where(f => info.Find(f)!.Kind != FieldKind.Parent).Order());
            },
            iter: 400);

    [Fact]
    public void The_members_order_changes_nothing() =>
        Gen.OneOf<SObjectInfo>([.. Objects]).SelectMany(
            info => Gen.Select(Record(info, 1, isFromOrg: true), Gen.Int).Select((json, seed) => (info, json, seed))).Sample(
            (info, json, seed) =>
            {
                var members = json.ToList();
                var shuffled = new JsonObject();
                var random = new Random(seed);
                foreach (var member in members.OrderBy(_ => random.Next()).ToList())
                    shuffled.Add(member.Key, member.Value?.DeepClone());
                Assert.Equal(Read(info, json), Read(info, shuffled));
            },
            iter: 300);

    private static SObject Read(SObjectInfo info, JsonObject json) => (SObject)json.Deserialize(TypeOf(info))!;

    private static Type TypeOf(SObjectInfo info) => typeof(Account).Assembly.GetTypes().Single(
        t => t.Namespace == typeof(Account).Namespace && t.Name == (info.Name == "Task" ? "SfTask" : info.Name));

    // The same members at each level: nothing is lost, nothing is invented.
    private static void AssertShape(JsonObject expected, JsonObject actual)
    {
        Assert.Equal(expected.Select(m => m.Key).Order(), actual.Select(m => m.Key).Order());
        foreach (var (name, value) in expected)
        {
            if (value is JsonObject parent && parent.ContainsKey("attributes"))
                AssertShape(parent, actual[name]!.AsObject());
            else if (value is JsonObject list && list.ContainsKey("records"))
                Assert.Equal(list["records"]!.AsArray().Count, actual[name]!["records"]!.AsArray().Count);
        }
    }

    private static Gen<JsonObject> Record(SObjectInfo info, int depth, bool isFromOrg)
    {
        var fields = info.Fields.Where(f => !f.IsRelationship || (depth > 0 && f.Target is not null)).ToArray();
        return Gen.Shuffle(fields, 0, Math.Min(fields.Length, 10)).SelectMany(chosen => chosen.Aggregate(
            Gen.Const(() => isFromOrg ? new JsonObject { ["attributes"] = new JsonObject { ["type"] = info.Name } } : []),
            (all, field) => Gen.Select(all, Gen.Frequency((1, Gen.Const((JsonNode?)null)), (6, Value(field, depth, isFromOrg))))
                .Select((before, value) =>
            {
                before[field.Name] = field.Kind == FieldKind.Boolean ? value ?? false : value?.DeepClone();
                return before;
            })));
    }

    private static Gen<JsonNode?> Value(FieldInfo field, int depth, bool isFromOrg) => field.Kind switch
    {
        FieldKind.Id => IdText.Select(v => (JsonNode?)v),
        FieldKind.Text or FieldKind.Picklist => Text.Select(v => (JsonNode?)v),
        FieldKind.Boolean => Gen.Bool.Select(v => (JsonNode?)v),
        FieldKind.Int => Gen.Int.Select(v => (JsonNode?)v),
        FieldKind.Long => Gen.Long.Select(v => (JsonNode?)v),
        FieldKind.Decimal => Gen.Select(Gen.Long, Gen.Int[0, 12]).Select(
            (digits, scale) => (JsonNode?)new decimal((int)digits, (int)(digits >> 32), 0, digits < 0, (byte)scale)),
        FieldKind.Double => Gen.Double[-180, 180].Select(v => (JsonNode?)v),
        FieldKind.Date => Gen.Date.Select(v => (JsonNode?)v.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        FieldKind.DateTime =>
            Gen.DateTime.Select(v => (JsonNode?)v.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture)),
        FieldKind.Time => Gen.Int[0, 86_399_999].Select(
            v => (JsonNode?)TimeOnly.FromTimeSpan(TimeSpan.FromMilliseconds(v)).ToString("HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
        FieldKind.MultiPicklist => Text.Select(v => (JsonNode?)("A;" + v)),
        FieldKind.Address => Gen.Select(Text, Gen.Double[-90, 90]).Select(
            (text, latitude) => (JsonNode?)new JsonObject { ["street"] = text, ["city"] = null, ["latitude"] = latitude }),
        FieldKind.Location => Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180]).Select(
            (latitude, longitude) => (JsonNode?)new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude }),
        FieldKind.Json => Gen.OneOf<JsonNode?>("text", 1, true).Select(v => v?.DeepClone()),
        FieldKind.Parent => Record(field.Target!, depth - 1, isFromOrg).Select(v => (JsonNode?)v),
        FieldKind.Children => Record(field.Target!, depth - 1, isFromOrg).Array[0, 3].Select(v => (JsonNode?)new JsonObject
        {
            ["totalSize"] = v.Length,
            ["done"] = true,
            ["records"] = new JsonArray([.. v.Select(r => r.DeepClone())]),
        }),
        _ => throw new NotSupportedException($"{field} is of a kind that this test does not make: {field.Kind}."),
    };
}
