using Microsoft.CodeAnalysis.Text;

namespace Salesforce.Typed.CodeFixes;

/// <summary>A fix that changes characters and leaves the rest of a file as it was written.</summary>
/// <param name="Title">What an editor shows.</param>
/// <param name="Group">What fix-all applies together.</param>
/// <param name="Change">The change.</param>
internal sealed record TextFix(string Title, string Group, TextChange Change);
