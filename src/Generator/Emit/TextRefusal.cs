using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.Generator.Emit;

/// <summary>Writes a conversion from text that the compiler refuses with a message that says what to write (SFT2008).</summary>
internal static class TextRefusal
{
    // The parameter is a span: a conversion from string would also take the null in `flag ? value : null`.
    public static void Emit(CodeWriter code, string type, string message)
    {
        const string rule = $"DiagnosticId = \"{DiagnosticIds.TextAsValue}\", UrlFormat = \"{HelpLinks.Format}\"";
        const string body = "(global::System.ReadOnlySpan<char> text) => throw new global::System.NotSupportedException();";
        code.Line($"[global::System.Obsolete({Text.Literal(message)}, true, {rule})]");
        code.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        code.Line($"public static implicit operator {type}{body}");
    }
}
