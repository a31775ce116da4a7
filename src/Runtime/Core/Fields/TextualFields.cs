using System.Runtime.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Fields;

namespace Salesforce.Typed;

/// <summary>LIKE, for every field that has it; the platform compares without case.</summary>
public static class TextualFields
{
    /// <summary>Whether the text begins so; % and _ in <paramref name="text"/> mean themselves.</summary>
    public static Condition StartsWith(this ITextual field, string text) =>
        Like(field, nameof(StartsWith), "", text, "%", isPattern: false);

    /// <summary>Whether the text ends so; % and _ in <paramref name="text"/> mean themselves. The org cannot use an index for it.</summary>
    public static Condition EndsWith(this ITextual field, string text) => Like(field, nameof(EndsWith), "%", text, "", isPattern: false);

    /// <summary>
    /// Whether the text holds this; % and _ in <paramref name="text"/> mean themselves. The org cannot use an index for it.
    /// </summary>
    public static Condition Contains(this ITextual field, string text) => Like(field, nameof(Contains), "%", text, "%", isPattern: false);

    /// <summary>
    /// Whether the text has this form: % represents any characters, _ for one; \%, \_ and \\ for the characters themselves.
    /// </summary>
    public static Condition Like(this ITextual field, string pattern) => Like(field, nameof(Like), "", pattern, "", isPattern: true);

    extension(string)
    {
        /// <summary>Whether the field has no value. The org keeps no empty text: one that is stored is null.</summary>
        [OverloadResolutionPriority(1)]
        public static Condition IsNullOrEmpty(ITextual field) => HasNoValue(field);

        /// <summary>Whether the field has no value. The org keeps no empty text: one that is stored is null.</summary>
        public static Condition IsNullOrEmpty(IListable<string> field) => HasNoValue(field);

        /// <summary>Whether the field has no value. The org removes the blanks around a text, so a blank one is null.</summary>
        [OverloadResolutionPriority(1)]
        public static Condition IsNullOrWhiteSpace(ITextual field) => HasNoValue(field);

        /// <summary>Whether the field has no value. The org removes the blanks around a text, so a blank one is null.</summary>
        public static Condition IsNullOrWhiteSpace(IListable<string> field) => HasNoValue(field);
    }

    private static Condition HasNoValue(IField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field is LabelField label ? label == null : new PathComparison<string?>(field.Path, " = ", null);
    }

    private static LikeCondition Like(ITextual field, string method, string before, string text, string after, bool isPattern)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new LikeCondition(
            field.At, field.Name, before, ComparedValue.RequireText(field.At, field.Name, method, text), after, isPattern);
    }
}
