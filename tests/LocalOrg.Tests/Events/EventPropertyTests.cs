using System.Globalization;
using System.Text.Json;
using CsCheck;
using Salesforce.Typed.Testing.Events.Wire;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Whatever is written, a decoder by others reads it out of the event: values against what the REST API says of the record.
/// </summary>
public sealed class EventPropertyTests
{
    private static readonly Gen<string?> Text = Gen.Char[' ', '~'].Array[1, 30].Select(c => (string?)new string(c).Trim()).Where(
        t => t!.Length > 0);
    private static readonly Gen<string?> Unicode = Gen.Int[0, 4].Select(
        i => (string?)new[] { "é", "日本語", "😀 and more", "a\nb", "\"<&>" }[i]);

    private static readonly (string Field, Gen<object?> Value)[] Fields =
    [
        ("Name", Gen.OneOf(Text, Unicode).Select(t => (object?)t)),
        ("Details__c", Nullable(Gen.OneOf(Text, Unicode).Select(t => (object?)t))),
        ("Summary__c", Nullable(Text.Select(t => (object?)t))),
        ("Budget__c", Nullable(Gen.Long[-99_999_999_999_999, 99_999_999_999_999].Select(c => (object?)(c / 100m)))),
        ("Weight__c", Nullable(Gen.Int[-9_999_999, 9_999_999].Select(c => (object?)(c / 1000m)))),
        ("Headcount__c", Nullable(Gen.Int[0, 999_999].Select(c => (object?)c))),
        ("IsBillable__c", Gen.Bool.Select(b => (object?)b)),
        ("StartDate__c", Nullable(Gen.Int[0, 100_000].Select(
            d => (object?)new DateOnly(1800, 1, 1).AddDays(d).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))),
        ("KickoffAt__c", Nullable(Gen.Long[-5_000_000_000, 9_000_000_000].Select(
            s => (object?)DateTime.UnixEpoch.AddSeconds(s).ToString("yyyy-MM-dd'T'HH:mm:ss.000'+0000'", CultureInfo.InvariantCulture)))),
        ("DailyStandup__c", Nullable(Gen.Int[0, 86_399_999].Select(
            m => (object?)DateTime.UnixEpoch.AddMilliseconds(m).ToString("HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)))),
        ("Site__Latitude__s", Nullable(Gen.Int[-90_000, 90_000].Select(c => (object?)(c / 1000m)))),
        ("Site__Longitude__s", Nullable(Gen.Int[-180_000, 180_000].Select(c => (object?)(c / 1000m)))),
    ];

    [Fact]
    public async Task Every_event_decodes_to_what_was_written()
    {
        await using var org = await OrgClient.StartAsync();
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync("/data/Project__ChangeEvent", count: 100, ReplayPreset.Earliest);
        var record = Sequence(Fields.Select(f => f.Value));
        await Gen.Select(record, record, Gen.Bool.Array[Fields.Length]).SampleAsync(
            async (first, second, kept) =>
            {
                var id = await org.CreateAsync("Project__c", Json(first, _ => true));
                var created = await stream.NextAsync();
                await stream.AskAsync(1);
                await EqualAsync(org, id, created, first, null, _ => true);
                await org.SendAsync("PATCH", $"sobjects/Project__c/{id}", Json(second, i => kept[i]));
                var updated = await stream.NextAsync();
                await stream.AskAsync(1);
                await EqualAsync(org, id, updated, second, first, i => kept[i]);
            },
            iter: 60, threads: 1);
    }

    private static async Task EqualAsync(
        OrgClient org, string id, BusEvent received, object?[] values, object?[]? before, Func<int, bool> isWritten)
    {
        var stored = (await org.GetAsync($"sobjects/Project__c/{id}")).Body;
        for (var i = 0; i < Fields.Length; i++)
        {
            var field = Fields[i].Field;
            var isPart = field.EndsWith("__s", StringComparison.Ordinal);
            var part = field.Contains("Latitude", StringComparison.Ordinal) ? "Latitude" : "Longitude";
            var name = isPart ? "Site__c." + part : field;
            var isChanged = before is null || (isWritten(i) && !Same(values[i], before[i]));
            if (before is not null)
            {
                Assert.Equal(isChanged, received.Changed.Contains(name));
                Assert.Equal(isChanged && values[i] is null, received.Nulled.Contains(name));
            }
            var actual = isPart ? received["Site__c"] is null ? null : received.Part("Site__c", part) : received[field];
            Assert.Equal(isChanged ? Expected(stored.GetProperty(field)) : null, actual);
        }
    }

    private static bool Same(object? left, object? right) => left is decimal or int && right is decimal or int
        ? Convert.ToDecimal(left, CultureInfo.InvariantCulture) == Convert.ToDecimal(right, CultureInfo.InvariantCulture)
        : Equals(left, right);

    // What the REST API says, as the event's types have it.
    private static object? Expected(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.Number => value.GetDouble(),
        _ when DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) =>
            (long)(date.ToDateTime(TimeOnly.MinValue) - DateTime.UnixEpoch).TotalMilliseconds,
        _ when DateTime.TryParseExact(
            value.GetString(), "yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) =>
            (long)(moment - DateTime.UnixEpoch).TotalMilliseconds,
        _ when TimeOnly.TryParseExact(
            value.GetString(), "HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) =>
                (long)time.ToTimeSpan().TotalMilliseconds,
        _ => value.GetString(),
    };

    private static string Json(object?[] values, Func<int, bool> isWritten) =>
        JsonSerializer.Serialize(
            Fields.Select((f, i) => (f.Field, i)).Where(f => isWritten(f.i)).ToDictionary(f => f.Field, f => values[f.i]));

    private static Gen<object?> Nullable(Gen<object?> gen) => Gen.Frequency((1, Gen.Const((object?)null)), (4, gen));

    private static Gen<object?[]> Sequence(IEnumerable<Gen<object?>> gens) =>
        gens.Aggregate(
            Gen.Const(Array.Empty<object?>()), (all, gen) => Gen.Select(all, gen, (values, value) => (object?[])[.. values, value]));
}
