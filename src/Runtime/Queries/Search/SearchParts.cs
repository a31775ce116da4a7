using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Search;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Queries.Search;

/// <summary>What a search says, apart from the types of its rows. Immutable: a builder that goes on makes a new one.</summary>
internal sealed record SearchParts(RestTransport Transport, SearchText Text)
{
    /// <summary>The most rows of a search (SOSL Reference, SOSL Limits on Search Results).</summary>
    public const int MostRows = 2_000;

    public SearchScope Scope { get; init; }

    /// <summary>The objects, each with its fields; empty for the ids of all objects.</summary>
    public IReadOnlyList<QueryParts> Returning { get; init; } = [];

    public string? Division { get; init; }

    public string? DataCategories { get; init; }

    /// <summary>SNIPPET or HIGHLIGHT.</summary>
    public string? Marks { get; init; }

    public IReadOnlyList<RawId> Networks { get; init; } = [];

    public RawId Pricebook { get; init; }

    public bool HasLabels { get; init; }

    public bool CorrectsSpelling { get; init; } = true;

    public int? Limit { get; init; }

    public string? Update { get; init; }

    /// <summary>The same search with these objects.</summary>
    public SearchParts With(IReadOnlyList<QueryParts> returning)
    {
        foreach (var parts in returning)
            SearchItem.Check(parts, isAlone: returning.Count == 1);
        var twice = returning.GroupBy(p => p.From.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? this with { Returning = returning }
            : throw new ArgumentException(
                $"A search returns an object once, and {twice.Key} is named {twice.Count()} times. Join the conditions with ||.");
    }

    /// <summary>The statement.</summary>
    public string ToSosl()
    {
        var writer = new SoqlWriter(stackalloc char[512]);
        writer.Write("FIND {");
        writer.Write(Text.Expression);
        writer.Write('}');
        if (Scope != SearchScope.All)
        {
            writer.Write(" IN ");
            writer.Write(SearchWords.Group(Scope));
            writer.Write(" FIELDS");
        }
        for (var i = 0; i < Returning.Count; i++)
        {
            writer.Write(i == 0 ? " RETURNING " : ", ");
            SearchItem.Write(ref writer, Returning[i]);
        }
        WriteWith(ref writer);
        if (Limit is { } limit)
        {
            writer.Write(" LIMIT ");
            writer.Write(limit);
        }
        if (Update is not null)
        {
            writer.Write(" UPDATE ");
            writer.Write(Update);
        }
        return writer.Finish();
    }

    private void WriteWith(ref SoqlWriter writer)
    {
        if (Division is not null)
        {
            writer.Write(" WITH DIVISION = ");
            writer.WriteQuoted(Division);
        }
        if (DataCategories is not null)
        {
            writer.Write(" WITH DATA CATEGORY ");
            writer.Write(DataCategories);
        }
        if (Marks is not null)
        {
            writer.Write(" WITH ");
            writer.Write(Marks);
        }
        WriteNetworks(ref writer);
        if (!Pricebook.IsNone)
        {
            writer.Write(" WITH PricebookId = ");
            writer.Write(Pricebook);
        }
        if (HasLabels)
            writer.Write(" WITH METADATA = 'LABELS'");
        if (!CorrectsSpelling)
            writer.Write(" WITH SPELL_CORRECTION = false");
    }

    private void WriteNetworks(ref SoqlWriter writer)
    {
        if (Networks.Count == 0)
            return;
        writer.Write(Networks.Count == 1 ? " WITH NETWORK = " : " WITH NETWORK IN (");
        for (var i = 0; i < Networks.Count; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.Write(Networks[i]);
        }
        if (Networks.Count > 1)
            writer.Write(')');
    }
}
