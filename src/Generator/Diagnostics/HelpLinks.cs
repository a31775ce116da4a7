namespace Salesforce.Typed.Generator.Diagnostics;

/// <summary>The addresses of the rules' pages.</summary>
internal static class HelpLinks
{
    /// <summary>The address with <c>{0}</c> in place of the id, as <see cref="ObsoleteAttribute"/> takes it.</summary>
    public const string Format = "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/{0}.md";

    /// <summary>Gets the address of a rule's page.</summary>
    public static string Of(string id) => Format.Replace("{0}", id);
}
