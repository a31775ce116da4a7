namespace Salesforce.Typed.Testing.Storage;

/// <summary>The kinds of value that SQLite keeps.</summary>
internal enum SqlKind : byte
{
    Null,
    Integer,
    Real,
    Text,
    Blob,
}
