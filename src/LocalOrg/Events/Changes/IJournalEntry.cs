namespace Salesforce.Typed.Testing.Events.Changes;

/// <summary>What a transaction adds to the journal: a change of a record, or an event that is complete.</summary>
internal interface IJournalEntry;
