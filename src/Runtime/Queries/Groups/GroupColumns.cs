using Salesforce.Typed.Fields;

namespace Salesforce.Typed.Queries.Groups;

/// <summary>
/// Finds the column of an aggregate. The lambda that names its field is the same delegate in each row, so what it says is worked out once.
/// </summary>
internal sealed class GroupColumns(GroupSelectList list)
{
    private volatile (string Function, Delegate Field, int Place)[] _known = [];

    /// <summary>The column of an aggregate without a field.</summary>
    public int PlaceOf(string aggregate) => list.PlaceOf(aggregate);

    /// <summary>The column of an aggregate of a field.</summary>
    public int PlaceOf<TFields>(string function, Func<TFields, IField> field)
        where TFields : struct
    {
        ArgumentNullException.ThrowIfNull(field);
        foreach (var known in _known)
        {
            if (known.Function == function && known.Field.Equals(field))
                return known.Place;
        }
        var place = list.PlaceOf($"{function}({field(default).Path})");
        _known = [.. _known, (function, field, place)];
        return place;
    }
}
