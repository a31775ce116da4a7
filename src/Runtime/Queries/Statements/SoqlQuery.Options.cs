using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed;

// The same as on LimitedQuery, so that a filter can still follow.
public partial class SoqlQuery<T, TFields>
{
    /// <summary>Loads records with these fields and no others: to look at, or to change and send back. The id comes along always.</summary>
    /// <exception cref="ArgumentException">No field is named.</exception>
    public new SoqlQuery<T, TFields> Only(Func<TFields, AnyField[]> fields) => new(QueryOptions.Only(Parts, fields));

    /// <summary>
    /// Loads every standard field that the user may see: <c>FIELDS(STANDARD)</c>. Fields that the snapshot does not know are passed
    /// over.
    /// </summary>
    public new SoqlQuery<T, TFields> AllStandardFields() => new(QueryOptions.Fields(Parts, "STANDARD"));

    /// <summary>Loads every custom field that the user may see: <c>FIELDS(CUSTOM)</c>, which requires <c>Take(200)</c> or fewer.</summary>
    public new SoqlQuery<T, TFields> AllCustomFields() => new(QueryOptions.Fields(Parts, "CUSTOM"));

    /// <summary>Loads every field that the user may see: <c>FIELDS(ALL)</c>, which requires <c>Take(200)</c> or fewer.</summary>
    public new SoqlQuery<T, TFields> AllFields() => new(QueryOptions.Fields(Parts, "ALL"));

    /// <summary>Counts as looking at the records: their last-viewed date and the list of recently viewed items change.</summary>
    public new SoqlQuery<T, TFields> ForView() => new(QueryOptions.Close(Parts, " FOR VIEW"));

    /// <summary>Counts as referring to the records: their last-referenced date changes.</summary>
    public new SoqlQuery<T, TFields> ForReference() => new(QueryOptions.Close(Parts, " FOR REFERENCE"));

    /// <summary>Notes the words by which knowledge articles were found.</summary>
    public new SoqlQuery<T, TFields> UpdateTracking() => new(QueryOptions.Close(Parts, " UPDATE TRACKING"));

    /// <summary>Counts as a view of the knowledge articles found.</summary>
    public new SoqlQuery<T, TFields> UpdateViewStat() => new(QueryOptions.Close(Parts, " UPDATE VIEWSTAT"));

    /// <summary>Finds records in the recycle bin and archived activities too: <c>/queryAll</c>.</summary>
    public new SoqlQuery<T, TFields> IncludeDeleted() => new(QueryOptions.IncludeDeleted(Parts));

    /// <summary>
    /// Requests pages of that number of rows, 200 to 2,000. The org may send smaller ones (REST API, Query Options Header).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not between 200 and 2,000.</exception>
    public new SoqlQuery<T, TFields> BatchSize(int rows) => new(QueryOptions.BatchSizeOf(Parts, rows));
}
