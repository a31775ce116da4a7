using System.Globalization;
using System.Text;
using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Core.Values;
using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>Reads the text of a cell as a value of its field, by what the describe says of the field.</summary>
internal static class CellValue
{
    /// <summary>Reads a value.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">The text; null for one that clears the field.</param>
    /// <param name="value">The value, in the type that records take.</param>
    /// <returns>Why it is not a value of the field; null where it is one.</returns>
    public static string? TryRead(FieldInfo field, string? text, out object? value)
    {
        value = null;
        if (text is null)
            return ClearProblem(field);
        return field.Kind switch
        {
            FieldKind.Text or FieldKind.Picklist or FieldKind.MultiPicklist => ReadText(field, text, out value),
            FieldKind.Id => ReadId(field, text, out value),
            FieldKind.Boolean => Read(text, bool.TryParse(text, out var flag) ? flag : null, "true or false", out value),
            FieldKind.Int => Read(
                text, Whole(text, int.MinValue, int.MaxValue) is { } small ? (int)small : null, "a whole number", out value),
            FieldKind.Long => Read(
                text, Whole(text, long.MinValue, long.MaxValue) is { } large ? (long)large : null, "a whole number", out value),
            FieldKind.Decimal => Read(text, Number(text), "a number, as 1234.5", out value),
            FieldKind.Double => Read(text, Number(text) is { } number ? (double)number : null, "a number, as 48.137", out value),
            FieldKind.Date => Read(text, WireDates.TryReadDate(Bytes(text), out var date) ? date : null, "a day, as 2026-11-23", out value),
            FieldKind.DateTime => Read(
                text, WireDates.TryReadDateTime(Bytes(text), out var instant) ? instant : null, "an instant, as 2026-11-23T08:15:30Z",
                out value),
            FieldKind.Time => Read(
                text, WireDates.TryReadTime(Bytes(text), out var time) ? time : null, "a time of day, as 13:05:30.000Z", out value),
            _ => $"{field} has no form in CSV.",
        };
    }

    private static string? ClearProblem(FieldInfo field) => field switch
    {
        { Kind: FieldKind.Boolean } => "A checkbox cannot be cleared: it takes true or false.",
        { Definition.IsNillable: false } => "The field is required and cannot be cleared.",
        _ => null,
    };

    private static string? Read(string text, object? read, string expected, out object? value)
    {
        value = read;
        return read is null ? $"'{ApiName.Show(text)}' is not {expected}." : null;
    }

    private static string? ReadText(FieldInfo field, string text, out object? value)
    {
        value = text;
        if (field.Definition is not { } definition)
            return null;
        if (field.Kind == FieldKind.MultiPicklist)
        {
            foreach (var each in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (PicklistProblem(definition, each) is { } problem)
                    return problem;
            }
            return null;
        }
        if (field.Kind == FieldKind.Picklist && PicklistProblem(definition, text) is { } wrong)
            return wrong;
        return definition.Length > 0 && text.Length > definition.Length
            ? string.Create(
                CultureInfo.InvariantCulture, $"The text has {text.Length:N0} characters, and the field takes {definition.Length:N0}.")
            : null;
    }

    private static string? PicklistProblem(FieldDefinition definition, string value)
    {
        if (!definition.IsRestrictedPicklist || definition.PicklistValues.Count == 0
            || definition.PicklistValues.Contains(value, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }
        return $"'{ApiName.Show(value)}' is not a value of the picklist, which is "
            + $"restricted.{ApiName.Suggest(value, definition.PicklistValues)}";
    }

    private static string? ReadId(FieldInfo field, string text, out object? value)
    {
        value = null;
        if (!RawId.TryParse(text, out var id, out var problem))
            return $"'{ApiName.Show(text)}' is not an id. {problem}";
        value = id;
        try
        {
            if (ObjectOf(field) is { } info)
                IdRules.Require(info, id);
            return null;
        }
        catch (ArgumentException e)
        {
            return e.Message.Split(" (Parameter '")[0];
        }
    }

    // The object of the ids, where it is one alone.
    private static SObjectInfo? ObjectOf(FieldInfo field) => field == field.Owner.IdField
        ? field.Owner
        : field.Definition is { ReferenceTo.Count: 1 }
            ? field.Owner.Fields.FirstOrDefault(f => f.Kind == FieldKind.Parent && f.ForeignKey == field.Index)?.Target
            : null;

    private static decimal? Whole(string text, decimal least, decimal greatest) =>
        Number(text) is { } number && number == decimal.Truncate(number) && number >= least && number <= greatest ? number : null;

    // What the platform takes: digits, a point with digits after it, and an exponent. Separators of thousands and blanks are refused.
    private static decimal? Number(string text)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var digits = text.AsSpan(text is ['-' or '+', ..] ? 1 : 0);
        return digits is [>= '0' and <= '9', ..] and [.., >= '0' and <= '9']
            && decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
