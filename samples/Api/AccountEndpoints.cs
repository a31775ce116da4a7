using Acme.Crm;
using Salesforce.Typed;
using Salesforce.Typed.Errors;

namespace Acme;

/// <summary>
/// The addresses below <c>/accounts</c>. Ids are parsed and checked by the framework: <c>Id&lt;Account&gt;</c> is parsable.
/// </summary>
internal static class AccountEndpoints
{
    private const int MostRows = 200;

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        var accounts = app.MapGroup("/accounts");
        accounts.MapGet("/", ListAsync);
        accounts.MapGet("/industries", IndustriesAsync);
        accounts.MapGet("/{id}", GetAsync);
        accounts.MapPost("/", CreateAsync).AddEndpointFilter(RefusalsAsProblemsAsync);
        accounts.MapPatch("/{id}", ChangeAsync).AddEndpointFilter(RefusalsAsProblemsAsync);
    }

    // Optional conditions are null where the caller gives no value, and null adds nothing. The next page begins after the last id of this
    // one.
    private static async Task<List<AccountRow>> ListAsync(
        SalesforceClient org, CancellationToken cancellation, string? name, string? industry, decimal? atLeast, Id<Account>? after,
        int size = 20) =>
        await org.Account
            .Where(a => (name is null ? null : a.Name.StartsWith(name))
                && (industry is null ? null : a.Industry == AccountIndustry.Of(industry))
                && (atLeast is { } least ? a.AnnualRevenue >= least : null)
                && (after is { } last ? a.Id > last : null)
                ?? Condition.All)
            .OrderBy(a => a.Id)
            .Take(Math.Clamp(size, 1, MostRows))
            .Select(AccountRow.Of)
            .ToListAsync(cancellation);

    private static async Task<IResult> GetAsync(Id<Account> id, SalesforceClient org, CancellationToken cancellation) =>
        await org.Account.Where(a => a.Id == id).Select(AccountDetails.Of).FirstOrDefaultAsync(cancellation) is { } found
            ? Results.Ok(found)
            : Results.NotFound();

    private static async Task<List<IndustrySummary>> IndustriesAsync(SalesforceClient org, CancellationToken cancellation) =>
        await org.Account
            .GroupBy(a => a.Industry)
            .OrderByDescending(g => g.Sum(a => a.AnnualRevenue))
            .Select(g => new IndustrySummary(g.Key?.Value, g.Count(), g.Sum(a => a.AnnualRevenue)))
            .ToListAsync(cancellation);

    private static async Task<IResult> CreateAsync(NewAccount account, SalesforceClient org, CancellationToken cancellation)
    {
        var id = await org.Account.CreateAsync(account.ToRecord(), cancellationToken: cancellation);
        return Results.Created($"/accounts/{id}", id);
    }

    private static async Task<IResult> ChangeAsync(
        Id<Account> id, AccountChange change, SalesforceClient org, CancellationToken cancellation)
    {
        await org.Account.UpdateAsync(Account.WithId(id) with { Phone = change.Phone }, cancellationToken: cancellation);
        return Results.NoContent();
    }

    // What the org refuses is the caller's to correct: a 400 with the org's own messages, by field.
    private static async ValueTask<object?> RefusalsAsProblemsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (SalesforceNotFoundException)
        {
            return Results.NotFound();
        }
        catch (SalesforceInvalidRequestException refused)
        {
            var errors = refused.Errors.GroupBy(e => e.Fields.FirstOrDefault() ?? "").ToDictionary(
                g => g.Key, g => g.Select(e => e.Message).ToArray());
            return Results.ValidationProblem(errors);
        }
    }
}
