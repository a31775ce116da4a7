namespace Salesforce.Typed.Testing.Events.Schemas;

/// <summary>The names of change types on the wire.</summary>
internal static class ChangeTypeNames
{
    public static string Of(ChangeType type) => type switch
    {
        ChangeType.Create => "CREATE",
        ChangeType.Update => "UPDATE",
        ChangeType.Delete => "DELETE",
        ChangeType.Undelete => "UNDELETE",
        ChangeType.GapCreate => "GAP_CREATE",
        ChangeType.GapUpdate => "GAP_UPDATE",
        ChangeType.GapDelete => "GAP_DELETE",
        ChangeType.GapUndelete => "GAP_UNDELETE",
        ChangeType.GapOverflow => "GAP_OVERFLOW",
        _ => "SNAPSHOT",
    };
}
