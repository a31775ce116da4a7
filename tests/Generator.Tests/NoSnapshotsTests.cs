using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Tests;

/// <summary>SFT0008: a project that has neither snapshots nor models of another project.</summary>
public class NoSnapshotsTests
{
    private static readonly Consumer Empty = Consumer.Of([], "class C { }").With("SalesforceSnapshotFolder", "describe-snapshots");

    [Fact]
    public void A_project_without_snapshots_is_warned()
    {
        var warning = Assert.Single(Empty.Build().Result.Diagnostics);
        Assert.Equal(("SFT0008", DiagnosticSeverity.Warning), (warning.Id, warning.Severity));
        Assert.Contains(
            "run 'sftyped pull' to write them to the folder describe-snapshots", warning.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_with_snapshots_with_models_of_another_one_or_without_a_folder_is_not_warned()
    {
        var models = Consumer.Of(Acme.Objects) with { AssemblyName = "Acme.Models" };
        Assert.Empty((Empty with { Snapshots = models.Snapshots }).Build().Result.Diagnostics.Where(d => d.Id == "SFT0008"));
        Assert.Empty((Empty with { References = [models.Build().ToReference()] }).Build().Result.Diagnostics);
        Assert.Empty(Empty.With("SalesforceSnapshotFolder", "").Build().Result.Diagnostics);
    }
}
