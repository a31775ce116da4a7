using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Acme.Crm;
using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Tests;

/// <summary>What a call allocates beyond an HttpClient whose bytes are thrown away, over the same handler in the process.</summary>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public class AllocationTests
{
    private static readonly Id<Account> Id = Id<Account>.Parse("001000000000001AAA");

    [Fact]
    public async Task A_record_with_chosen_fields_takes_no_more_than_its_budget() => await RequireAsync(
        4_500,
        """{"attributes":{"type":"Account"},"Id":"001000000000001AAA","Name":"Acme","Phone":"1","Website":"x","AnnualRevenue":5}""",
        async org => Assert.NotNull(await org.Account.GetAsync(Id, a => [a.Name, a.Phone, a.Website, a.AnnualRevenue])));

    [Fact]
    public async Task An_empty_answer_of_a_kept_query_takes_no_more_than_its_budget()
    {
        SoqlRows<Account>? kept = null;
        await RequireAsync(
            5_900,
            """{"totalSize":0,"done":true,"records":[]}""",
            async org => Assert.Empty(await (kept ??= org.Account.Where(a => a.Name == "x").Only(a => [a.Name, a.Phone])).ToListAsync()));
    }

    private static async Task RequireAsync(long budget, string answer, Func<SalesforceClient, Task> call)
    {
        var handler = new FixedAnswer(Encoding.UTF8.GetBytes(answer));
        await using var org = new SalesforceClient(new SalesforceOptions
        {
            Instance = new("https://acme.my.salesforce.com"), Auth = new ExternalTokenFlow("TOKEN"), HttpHandler = handler,
        });
        using var http = new HttpClient(handler, disposeHandler: false) { BaseAddress = new("https://acme.my.salesforce.com") };
        var raw = await MeasureAsync(async () => await http.GetByteArrayAsync("/services/data/v67.0/sobjects/Account/001000000000001AAA"));
        var typed = await MeasureAsync(() => call(org));
        Assert.True(typed - raw <= budget, $"{typed:N0} B a call, {raw:N0} B by HttpClient: {typed - raw:N0} B more, and the budget is "
            + $"{budget:N0} B.");
    }

    private static async Task<long> MeasureAsync(Func<Task> call)
    {
        const int calls = 200;
        for (var i = 0; i < calls; i++)
            await call();
        var best = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < calls; i++)
                await call();
            best = Math.Min(best, (GC.GetAllocatedBytesForCurrentThread() - before) / calls);
        }
        return best;
    }

    private sealed class FixedAnswer(byte[] body) : HttpMessageHandler
    {
        private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Headers = { { "Sforce-Limit-Info", "api-usage=18/100000" } },
                Content = new ByteArrayContent(body) { Headers = { ContentType = Json } },
            });
    }
}
