using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Salesforce.Typed.Core.Ids;

/// <summary>
/// The texts that were handed out in the place of a field's value. They are reported by the very string object, so that no text of a user
/// is ever taken for one, whatever is in it.
/// </summary>
internal static class ReferenceTexts
{
    private static readonly ConditionalWeakTable<string, object> Texts = [];

    /// <summary>A text that represents a field to come.</summary>
    public static string Make(StepReference reference)
    {
        var text = reference.ToString();
        Texts.Add(text, reference);
        return text;
    }

    /// <summary>Whether a text is one of these, and what it refers to.</summary>
    public static bool TryFind(string text, [MaybeNullWhen(false)] out StepReference reference)
    {
        if (Texts.TryGetValue(text, out var found))
        {
            reference = (StepReference)found;
            return true;
        }
        reference = default;
        return false;
    }
}
