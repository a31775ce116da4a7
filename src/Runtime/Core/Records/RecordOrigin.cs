namespace Salesforce.Typed.CompilerServices;

/// <summary>Where a record comes from: it decides what reading a field means that was never loaded.</summary>
public enum RecordOrigin : byte
{
    /// <summary>Code made it: a field that was not set is null.</summary>
    FromCode,

    /// <summary>The org answered it: a field that was not asked for throws <see cref="FieldNotLoadedException"/>.</summary>
    FromOrg,
}
