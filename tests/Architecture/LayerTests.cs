namespace Salesforce.Typed.Tests;

public sealed class LayerTests
{
    // From the bottom up: a layer uses itself and those before it.
    private static readonly Dictionary<string, string[]> Layers = new()
    {
        ["Runtime"] = ["Core", "Transport", "Queries", "Features"],
        ["PubSub"] = ["Core", "Avro", "Changes", "Stores", "Telemetry", "Streams", "Grpc", "Decoding", "Comet", "Publishing", "Client"],
        ["LocalOrg"] = ["Core", "Data", "Queries", "Events", "Http", "Hosting"],
    };

    private static readonly Dictionary<string, SourceProject> Sources = new()
    {
        ["Runtime"] = new("Runtime", "Salesforce.Typed"),
        ["PubSub"] = new("PubSub", "Salesforce.Typed.PubSub"),
        ["LocalOrg"] = new("LocalOrg", "Salesforce.Typed.LocalOrg"),
    };

    public static TheoryData<string> Projects => [.. Layers.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_folder_is_in_a_layer(string project) =>
        Assert.All(Sources[project].Folders, f => Assert.Contains(Layer(f), Layers[project]));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_layer_uses_only_the_layers_below_it(string project)
    {
        var layers = Layers[project];
        var upward = Sources[project].Arrows
            .Where(a => Array.IndexOf(layers, Layer(a.To)) > Array.IndexOf(layers, Layer(a.From)))
            .Select(a => $"{a.From}/{a.File} uses {a.Symbol} of {a.To}")
            .Distinct();

        Assert.Empty(upward);
    }

    [Fact]
    public void No_folders_of_the_local_org_use_each_other_in_a_circle()
    {
        var arrows = Sources["LocalOrg"].Arrows;
        var uses = arrows.ToLookup(a => a.From, a => a.To);
        var inCircles = arrows
            .Where(a => Reachable(uses, a.To).Contains(a.From))
            .Select(a => $"{a.From}/{a.File} uses {a.Symbol} of {a.To}")
            .Distinct();

        Assert.Empty(inCircles);
    }

    [Theory]
    [InlineData("Runtime", "Features/Client", "Transport/Http")]
    [InlineData("PubSub", "Client", "Comet")]
    [InlineData("PubSub", "Grpc", "Streams")]
    [InlineData("LocalOrg", "Http/Routing", "Http/SignIn")]
    [InlineData("LocalOrg", "Http/Grpc", "Events/Bus")]
    [InlineData("LocalOrg", "Http/Resources", "Data/Records")]
    [InlineData("LocalOrg", "Hosting", "Http/Pipeline")]
    [InlineData("LocalOrg", "", "Hosting")]
    public void The_sources_are_bound_well_enough_for_the_other_tests_to_fail(string project, string from, string to) =>
        Assert.Contains(Sources[project].Arrows, a => a.From == from && a.To == to);

    // What starts an org is in the folder of the project itself.
    private static string Layer(string folder) => folder.Length == 0 ? "Hosting" : folder.Split('/')[0];

    private static HashSet<string> Reachable(ILookup<string, string> uses, string from)
    {
        var reached = new HashSet<string>();
        var next = new Stack<string>([from]);
        while (next.TryPop(out var folder))
        {
            if (reached.Add(folder))
            {
                foreach (var used in uses[folder])
                    next.Push(used);
            }
        }
        return reached;
    }
}
