namespace Salesforce.Typed.Cli.Import;

/// <summary>What an import does with the records.</summary>
internal enum ImportOperation
{
    /// <summary>Creates them.</summary>
    Create,

    /// <summary>Updates them by their ids.</summary>
    Update,

    /// <summary>Creates or updates them by a key.</summary>
    Upsert,
}
