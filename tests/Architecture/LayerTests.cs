namespace Salesforce.Typed.Tests;

public sealed class LayerTests
{
    // From the bottom up: a layer uses itself and those before it.
    private static readonly string[] RuntimeLayers = ["Core", "Transport", "Queries", "Features"];

    private static readonly string[] PubSubLayers = ["Core", "Avro", "Changes", "Stores", "Telemetry", "Streams", "Grpc", "Decoding", "Comet", "Publishing", "Client"];

    private static readonly SourceProject Runtime = new("Runtime");

    private static readonly SourceProject PubSub = new("PubSub", "Salesforce.Typed.PubSub");

    [Fact]
    public void Every_folder_of_the_runtime_is_in_a_layer() =>
        Assert.All(Runtime.Folders, f => Assert.Contains(Layer(f), RuntimeLayers));

    [Fact]
    public void A_layer_of_the_runtime_uses_only_the_layers_below_it()
    {
        var upward = Runtime.Arrows()
            .Where(a => Array.IndexOf(RuntimeLayers, Layer(a.To)) > Array.IndexOf(RuntimeLayers, Layer(a.From)))
            .Select(a => $"{a.From}/{a.File} uses {a.Symbol} of {a.To}")
            .Distinct();

        Assert.Empty(upward);
    }

    [Fact]
    public void Every_folder_of_PubSub_is_in_a_layer() =>
        Assert.All(PubSub.Folders, f => Assert.Contains(Layer(f), PubSubLayers));

    [Fact]
    public void A_layer_of_PubSub_uses_only_the_layers_below_it()
    {
        var upward = PubSub.Arrows()
            .Where(a => Array.IndexOf(PubSubLayers, Layer(a.To)) > Array.IndexOf(PubSubLayers, Layer(a.From)))
            .Select(a => $"{a.From}/{a.File} uses {a.Symbol} of {a.To}")
            .Distinct();

        Assert.Empty(upward);
    }

    [Fact]
    public void The_sources_of_PubSub_are_bound_well_enough_for_the_other_tests_to_fail()
    {
        Assert.Contains(PubSub.Arrows(), a => a is { From: "Client", To: "Comet" });
        Assert.Contains(PubSub.Arrows(), a => a is { From: "Grpc", To: "Streams" });
    }

    [Fact]
    public void The_sources_are_bound_well_enough_for_the_other_tests_to_fail() =>
        Assert.Contains(Runtime.Arrows(), a => a is { From: "Features/Client", To: "Transport/Http" });

    private static string Layer(string folder) => folder.Split('/')[0];
}
