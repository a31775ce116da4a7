using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Queries.Statements;

/// <summary>What a SELECT list of records consists of.</summary>
/// <param name="Fields">The fields, parents' as paths, separated by a comma and a blank.</param>
/// <param name="Parts">The parts that are not plain fields.</param>
internal sealed record SelectedFields(string Fields, IReadOnlyList<SelectionPart> Parts)
{
    /// <summary>The fields one by one.</summary>
    public string[] Paths => Fields.Length == 0 ? [] : Fields.Split(", ");
}
