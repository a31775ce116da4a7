namespace Acme;

/// <summary>What a run did.</summary>
internal sealed record SyncReport(int Created, int Updated, int Unchanged, int Failed)
{
    public override string ToString() => $"{Created} created, {Updated} updated, {Unchanged} unchanged, {Failed} failed";
}
