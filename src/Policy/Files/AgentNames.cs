namespace Salesforce.Typed.Policy.Files;

/// <summary>The names that agents may have.</summary>
public static class AgentNames
{
    /// <summary>The rule, as the end of a sentence.</summary>
    public const string Rule = "it takes 1 to 64 lowercase letters, digits, hyphens and underscores, the first of them a letter.";

    /// <summary>Whether an agent may have that name.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= 64 && char.IsAsciiLetterLower(name[0])
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');
}
