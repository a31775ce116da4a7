using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Fields;

namespace Salesforce.Typed;

/// <summary>LIKE, for every field that has it; the platform compares without case.</summary>
public static class TextualFields
{
    /// <summary>Whether the text begins so; % and _ in <paramref name="text"/> mean themselves.</summary>
    public static Condition StartsWith(this ITextual field, string text) => Like(field, nameof(StartsWith), "", text, "%", isPattern: false);

    /// <summary>Whether the text ends so; % and _ in <paramref name="text"/> mean themselves. The org cannot use an index for it.</summary>
    public static Condition EndsWith(this ITextual field, string text) => Like(field, nameof(EndsWith), "%", text, "", isPattern: false);

    /// <summary>Whether the text holds this; % and _ in <paramref name="text"/> mean themselves. The org cannot use an index for it.</summary>
    public static Condition Contains(this ITextual field, string text) => Like(field, nameof(Contains), "%", text, "%", isPattern: false);

    /// <summary>Whether the text has this form: % stands for any characters, _ for one; \%, \_ and \\ for the characters themselves.</summary>
    public static Condition Like(this ITextual field, string pattern) => Like(field, nameof(Like), "", pattern, "", isPattern: true);

    private static LikeCondition Like(ITextual field, string method, string before, string text, string after, bool isPattern)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new LikeCondition(field.At, field.Name, before, ComparedValue.RequireText(field.At, field.Name, method, text), after, isPattern);
    }
}
