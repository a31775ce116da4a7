using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests.Servers;

/// <summary>An answer without an end stops with an error that says so.</summary>
public sealed class EndlessTests
{
    private const int MostRequests = 200;

    public static IEnumerable<TheoryDataRow<Attack>> Attacks =>
        from surface in (string[])[
            "query/nextRecordsUrl", "query/childPage", "soqlText/nextRecordsUrl", "soqlText/childPage", "soqlText/records"
        ]
        from sequence in (string[])["same", "two in turn", "three in "
            + "turn", "cycle of 40", "backwards", "without rows", "without rows, positions grow", "without rows, other cursors", "nested"]
        where sequence != "nested" || surface.EndsWith("childPage", StringComparison.Ordinal)
        select new TheoryDataRow<Attack>(new(surface, sequence, nameof(SalesforceFormatException)));

    [Theory]
    [MemberData(nameof(Attacks), DisableDiscoveryEnumeration = true)]
    public async Task Pages_without_an_end_stop_with_an_error(Attack attack)
    {
        var number = 0;
        var org = new HostileOrg(request =>
        {
            if (number > MostRequests)
                throw new InvalidOperationException($"{attack} sent more than {MostRequests} requests.");
            var page = Page(attack.Input, number);
            return HostileOrg.Json(number++ == 0 && attack.Surface.EndsWith("childPage", StringComparison.Ordinal)
                ? HostileOrg.Page(null, HostileOrg.Parent(Next(attack.Input, 0)))
                : page);
        });
        await using var client = org.Client();
        var failure = await Assert.ThrowsAsync<SalesforceFormatException>(
            () => AddressTests.RunAsync(client, attack.Surface, "").WaitAsync(TimeSpan.FromSeconds(60), Cancel));
        Assert.Contains("no end", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Long_results_and_a_page_that_lost_its_rows_are_read_to_their_end(bool soqlText)
    {
        const int Pages = 1000;
        var org = new HostileOrg(request =>
        {
            var position = request.RequestUri!.AbsolutePath.Split('-') is [_, var text]
                ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
                : 0;
            var next = position + 1 == Pages ? null : $"{HostileOrg.Data}/query/01gD-{position + 1}";
            return HostileOrg.Json(position is 5 or 6 ? HostileOrg.Page(next) : HostileOrg.Page(next, HostileOrg.Row("a")));
        });
        await using var client = org.Client();
        var count = soqlText
            ? (await client.QueryAsync($"SELECT Name FROM Node__c", Cancel)).Count
            : (await client.Nodes().ToListAsync(Cancel)).Count;
        Assert.Equal(Pages - 2, count);
    }

    private static string Page(string sequence, int number) => sequence switch
    {
        "nested" => HostileOrg.Page(null, HostileOrg.Parent(
            $"{HostileOrg.Data}/query/01gN{number}-2000"), HostileOrg.Parent($"{HostileOrg.Data}/query/01gM{number}-2000")),
        _ when sequence.StartsWith("without rows", StringComparison.Ordinal) => HostileOrg.Page(Next(sequence, number)),
        _ => HostileOrg.Page(Next(sequence, number), HostileOrg.Row("a")),
    };

    private static string Next(string sequence, int number) => HostileOrg.Data + "/query/" + sequence switch
    {
        "two in turn" => $"01g{(number % 2 == 0 ? 'A' : 'B')}-2000",
        "three in turn" => $"01g{"ABC"[number % 3]}-2000",
        "cycle of 40" => $"cursor{number % 40}",
        "backwards" => $"01gA-{20_000 - number}",
        "without rows, positions grow" => $"01gA-{number * 2000}",
        "without rows, other cursors" or "nested" => $"01g{Guid.NewGuid():N}",
        _ => "01gA-2000",
    };
}
