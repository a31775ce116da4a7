using System.ComponentModel;

namespace Salesforce.Typed.Fields;

/// <summary>Can be used in ORDER BY.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISortable;

/// <summary>Can be used in GROUP BY.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGroupable;

/// <summary>Can be used in COUNT, COUNT_DISTINCT, MIN and MAX; a number also in SUM and AVG.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAggregatable;

/// <summary>Sorts, groups and aggregates.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AllUses : ISortable, IGroupable, IAggregatable;

/// <summary>Sorts and aggregates.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NotGroupable : ISortable, IAggregatable;

/// <summary>Sorts and groups.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NotAggregatable : ISortable, IGroupable;

/// <summary>Groups and aggregates.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NotSortable : IGroupable, IAggregatable;

/// <summary>Sorts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SortOnly : ISortable;

/// <summary>Groups.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GroupOnly : IGroupable;

/// <summary>Aggregates.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AggregateOnly : IAggregatable;

/// <summary>None of them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FilterOnly;
