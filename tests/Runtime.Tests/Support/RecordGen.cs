using System.Reflection;
using CsCheck;
using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Tests;

/// <summary>Makes any record of any object: any of its settable fields, with any value of the field's kind or null.</summary>
internal static class RecordGen
{
    private static readonly Gen<char> Character = Gen.Frequency(
        (6, Gen.Char[' ', '~']),
        (1, Gen.OneOf('\'', '"', '\\', '\n', '\r', '\t', '\b', '\f', '\0', '\u007f', '\u2028', '<', '&')),
        (1, Gen.Char['\u00a0', '\ud7ff']),
        (1, Gen.Char['\ue000', '\ufffd']));

    /// <summary>Any text that UTF-8 can carry, characters outside the basic plane among them.</summary>
    public static readonly Gen<string> Text = Gen.Frequency(
        (9, Character.Select(c => c.ToString())), (1, Gen.OneOf("\U0001F600", "\U00010437"))).Array[0, 30].Select(string.Concat);

    /// <summary>Any id, in its 15 characters.</summary>
    public static readonly Gen<string> Id = Gen.Char["0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"].Array[15].Select(
        c => new string(c));

    /// <summary>Any decimal: small and large, with every scale.</summary>
    public static readonly Gen<decimal> Decimal = Gen.OneOf(
        Gen.Select(Gen.Int, Gen.Int, Gen.Int, Gen.Bool, Gen.Int[0, 28]).Select(
            (low, middle, high, negative, scale) => new decimal(low, middle, high, negative, (byte)scale)),
        Gen.Select(Gen.Long, Gen.Int[0, 28]).Select(
            (digits, scale) => new decimal((int)digits, (int)(digits >> 32), 0, digits < 0, (byte)scale)),
        Gen.Select(Gen.Int[-1000, 1000], Gen.Int[0, 6]).Select((digits, scale) => digits / (decimal)Math.Pow(10, scale)),
        Gen.OneOf(0m, 0.00m, -0.0m, decimal.MaxValue, decimal.MinValue, 5.50m, 0.0000000000000000000000000001m));

    /// <summary>Any finite double.</summary>
    public static readonly Gen<double> Double = Gen.OneOf(
        Gen.Long.Select(BitConverter.Int64BitsToDouble), Gen.Double[-180, 180], Gen.Int.Select(i => (double)i))
        .Where(double.IsFinite);

    /// <summary>Any instant of the years that a date field holds, to the millisecond.</summary>
    public static readonly Gen<DateTimeOffset> Instant = Gen.Select(
        Gen.Long[new DateTime(1700, 1, 2).Ticks / TimeSpan.TicksPerMillisecond, new DateTime(
            4000, 12, 30).Ticks / TimeSpan.TicksPerMillisecond], Gen.Int[-14 * 60, 14 * 60])
        .Select((millis, offset) =>
            new DateTimeOffset(millis * TimeSpan.TicksPerMillisecond, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(offset)));

    /// <summary>Any date of those years.</summary>
    public static readonly Gen<DateOnly> Date = Gen.Int[new DateOnly(1700, 1, 1).DayNumber, new DateOnly(4000, 12, 31).DayNumber].Select(
        DateOnly.FromDayNumber);

    /// <summary>Any time of day, to the millisecond.</summary>
    public static readonly Gen<TimeOnly> Time = Gen.Int[0, 86_399_999].Select(ms => new TimeOnly(ms * TimeSpan.TicksPerMillisecond));

    /// <summary>A record as code makes it, of any object.</summary>
    public static readonly Gen<SObject> Any = Gen.OneOf<SObjectInfo>([.. AllObjects.Infos]).SelectMany(info => Of(info));

    /// <summary>A record as code makes it, of one object, with fields that this use allows.</summary>
    public static Gen<SObject> Of(SObjectInfo info, FieldUse use = FieldUse.Create | FieldUse.Update)
    {
        var blank = info.Make(RecordOrigin.FromCode);
        var settable = info.Fields.Where(f => !f.IsRelationship && (f.Use & use) != 0).Select(
            f => (Field: f, Property: AllObjects.Setter(blank, f)!)).ToArray();
        Assert.All(settable, s => Assert.NotNull(s.Property));
        var value = settable.Select(s => Value(s.Field.Kind, s.Property.PropertyType)).ToArray();
        return Gen.Shuffle(Enumerable.Range(0, settable.Length).ToArray(), 0, Math.Min(settable.Length, 14))
            .SelectMany(chosen => Join([.. chosen.Select(i => value[i].Select(v => (settable[i].Property, v)))]))
            .Select(values =>
            {
                var record = info.Make(RecordOrigin.FromCode);
                foreach (var (property, v) in values)
                    property.SetValue(record, v);
                return record;
            });
    }

    private static Gen<T[]> Join<T>(Gen<T>[] parts) =>
        parts.Aggregate(
            Gen.Const(() => Array.Empty<T>()), (all, part) => Gen.Select(all, part).Select((before, one) => (T[])[.. before, one]));

    private static Gen<object?> Value(FieldKind kind, Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        var value = kind switch
        {
            FieldKind.Text => Text.Select(v => (object?)v),
            FieldKind.Boolean => Gen.Bool.Select(v => (object?)v),
            FieldKind.Int => Gen.Int.Select(v => (object?)v),
            FieldKind.Long => Gen.Long.Select(v => (object?)v),
            FieldKind.Decimal => Decimal.Select(v => (object?)v),
            FieldKind.Double => Double.Select(v => (object?)v),
            FieldKind.Date => Date.Select(v => (object?)v),
            FieldKind.DateTime => Instant.Select(v => (object?)v),
            FieldKind.Time => Time.Select(v => (object?)v),
            FieldKind.Id => Id.Select(v => Make(nameof(MakeId), bare, v)),
            FieldKind.Picklist => Text.Select(v => Make(nameof(MakePicklist), bare, v)),
            FieldKind.MultiPicklist => Text.Select(v => v.Replace(';', ',').Trim()).Where(v => v.Length > 0).Array[1, 4]
                .Select(v => Make(nameof(MakeSet), bare.GetGenericArguments()[0], v)),
            _ => throw new NotSupportedException($"{kind} is not settable, the test believed."),
        };
        return Nullable.GetUnderlyingType(type) is null && type.IsValueType
            ? value
            : Gen.Frequency((1, Gen.Const((object?)null)), (7, value));
    }

    private static object? Make(string maker, Type type, object argument) =>
        typeof(RecordGen).GetMethod(maker, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [argument]);

    private static TId MakeId<TId>(string text)
        where TId : struct, IId<TId> =>
            RawId.TryParse(text, out var raw, out var problem) ? TId.Of(raw) : throw new FormatException(problem);

    private static P MakePicklist<P>(string text)
        where P : struct, IPicklist<P> => P.Of(text);

    private static PicklistSet<P> MakeSet<P>(string[] texts)
        where P : struct, IPicklist<P> => PicklistSet.Create<P>([.. texts.Select(P.Of)]);
}
