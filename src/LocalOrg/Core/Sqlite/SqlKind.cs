namespace Salesforce.Typed.Testing.Core.Sqlite;

/// <summary>The kinds of value that SQLite keeps.</summary>
internal enum SqlKind : byte
{
    Null,
    Integer,
    Real,
    Text,
    Blob,
}
