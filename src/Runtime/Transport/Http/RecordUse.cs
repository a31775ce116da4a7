namespace Salesforce.Typed.Transport.Http;

/// <summary>What a call for one record does, as far as conditions differ.</summary>
internal enum RecordUse
{
    Read,
    Create,
    Update,
    Delete,

    /// <summary>Anything by another key than the id.</summary>
    ByKey,
}
