using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator;

/// <summary>
/// Reads the text of a snapshot once, for as long as the compiler keeps that text: generator and analyzers ask for the same ones, an editor at every
/// edit.
/// </summary>
internal static class DescribeTexts
{
    private static readonly ConditionalWeakTable<SourceText, DescribeResult> Known = new();

    /// <summary>What the text says.</summary>
    public static DescribeResult Read(SourceText text) => Known.GetValue(text, static t => DescribeReader.Read(t.ToString()));
}
