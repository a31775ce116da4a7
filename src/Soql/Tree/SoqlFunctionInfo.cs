using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>What is known of a function: one line of <see cref="SoqlFunctions"/>.</summary>
/// <param name="Function">The function.</param>
/// <param name="Name">Its name, as the documentation spells it.</param>
internal sealed record SoqlFunctionInfo(SoqlFunction Function, string Name)
{
    /// <summary>The types of fields that it takes; null where it takes all.</summary>
    public Func<FieldType, bool>? Takes { get; init; }

    /// <summary>In words which fields those are.</summary>
    public string TakesInWords { get; init; } = "";

    /// <summary>The type of its result; null where that is the type of its argument.</summary>
    public FieldType? Result { get; init; }

    /// <summary>The clauses in which it may stand; null where those are all.</summary>
    public IReadOnlyList<Place>? Places { get; init; }

    /// <summary>Whether it takes a date or dateTime and returns a part of it.</summary>
    public bool IsDatePart { get; init; }

    /// <summary>Whether it may stand as the argument of a date function only.</summary>
    public bool IsInDatePartOnly { get; init; }

    /// <summary>Whether its argument may be an aggregate.</summary>
    public bool TakesAggregates { get; init; }

    /// <summary>Whether its argument may be that function of a field, and not only the name of one.</summary>
    public Func<SoqlFunction, bool> TakesFunction { get; init; } = static _ => false;
}
