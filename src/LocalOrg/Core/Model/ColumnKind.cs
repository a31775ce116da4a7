namespace Salesforce.Typed.Testing.Core.Model;

/// <summary>How a field's value is kept in SQLite, and so how it is read, compared and written out.</summary>
internal enum ColumnKind : byte
{
    /// <summary>No column: a compound, put together from its parts when it is read.</summary>
    None,

    /// <summary>Text, compared without case.</summary>
    Text,

    /// <summary>The 18 characters of an id, compared as they are.</summary>
    Id,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number in units of the last decimal: cents for an amount with two of them.</summary>
    Decimal,

    /// <summary>A double: a distance, an average, and a field whose describe does not say how many digits it has.</summary>
    Real,

    /// <summary>0 or 1, never null.</summary>
    Boolean,

    /// <summary>Text <c>yyyy-MM-dd</c>: sorts as it is, and SQLite's own date functions read it.</summary>
    Date,

    /// <summary>Whole seconds since 1970 in UTC, for one second is all the precision that the platform keeps.</summary>
    DateTime,

    /// <summary>Milliseconds since midnight.</summary>
    Time,

    /// <summary>Bytes.</summary>
    Blob,
}
