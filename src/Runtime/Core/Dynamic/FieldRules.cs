using Salesforce.Typed.Core.Ids;

namespace Salesforce.Typed.Core.Dynamic;

/// <summary>What a definition says against a value of a field. A table of generated code says less: there the org finds it.</summary>
internal static class FieldRules
{
    /// <summary>Refuses a value that the org would refuse.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value, in the type of the field's kind.</param>
    /// <exception cref="ArgumentException">The value does not fit.</exception>
    public static void Require(FieldInfo field, object? value)
    {
        if (value is null && field.Kind == FieldKind.Boolean)
            throw new ArgumentException($"{field} is a checkbox: it takes true or false, and has no null.", nameof(value));
        // What an earlier step of a composite is yet to bring is not known here.
        if (field.Definition is not { } definition || (value is string reference && ReferenceTexts.TryFind(reference, out _)))
            return;
        if (value is null or "" or RawId { IsNone: true } or string[] { Length: 0 } && !definition.IsNillable)
            throw new ArgumentException($"{field} is required: it cannot be empty.", nameof(value));
        switch (value)
        {
            case string text when definition.Length > 0 && !definition.Described.IsBinary && text.Length > definition.Length:
                throw new ArgumentException($"{field} takes {definition.Length:N0} characters; this text has {text.Length:N0}.",
                    nameof(value));
            case string text when field.Kind == FieldKind.Picklist && text.Length > 0:
                RequireValue(field, text);
                break;
            case string[] values when field.Kind == FieldKind.MultiPicklist:
                foreach (var each in values)
                    RequireValue(field, each);
                break;
        }
    }

    private static void RequireValue(FieldInfo field, string value)
    {
        var definition = field.Definition!;
        if (!definition.IsRestrictedPicklist || definition.PicklistValues.Count == 0 || ReferenceTexts.TryFind(value, out _))
            return;
        if (!definition.PicklistValues.Contains(value, StringComparer.OrdinalIgnoreCase))
            throw new ArgumentException($"{field} is a restricted picklist, and '{ApiName.Show(value)}' is not one of its "
                + $"values.{ApiName.Suggest(value, definition.PicklistValues)}", nameof(value));
    }
}
