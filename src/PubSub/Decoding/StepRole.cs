namespace Salesforce.Typed.Events.Decoding;

/// <summary>What the reader does with a field of the event in addition to putting it into the record.</summary>
internal enum StepRole : byte
{
    None,
    Header,
    CreatedDate,
    CreatedById,
}
