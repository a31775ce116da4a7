using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Salesforce.Typed.Audit.Stores;
using Salesforce.Typed.Gate.Agents;
using Salesforce.Typed.Gate.Answers;
using Salesforce.Typed.Gate.Keys;

namespace Salesforce.Typed.Gate.Server;

/// <summary>The gate in an ASP.NET Core app.</summary>
public static class GateEndpoints
{
    private const string CallerItem = "Salesforce.Typed.Gate.Caller";
    private const string MetadataPath = "/.well-known/oauth-protected-resource/mcp";

    // 200 records of 20 KB each.
    private const int MostBodyBytes = 4 << 20;

    /// <summary>Adds the MCP server of a gate.</summary>
    /// <param name="services">The services of the app.</param>
    /// <param name="gate">The gate. The app does not dispose it.</param>
    public static IServiceCollection AddSalesforceGate(this IServiceCollection services, SalesforceGate gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        services.AddSingleton(gate);
        services.AddHttpContextAccessor();
        GateMcpServer.Add(services, gate, static (provider, _) => new(Caller(provider))).WithHttpTransport();
        return services;
    }

    /// <summary>
    /// Maps the MCP endpoint at <c>/mcp</c>, the health check at <c>/health</c>, and the metadata of the protected resource (RFC 9728) at
    /// <c>/.well-known/oauth-protected-resource/mcp</c>.
    /// </summary>
    /// <param name="app">The app.</param>
    public static IEndpointConventionBuilder MapSalesforceGate(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var gate = app.Services.GetRequiredService<SalesforceGate>();
        app.MapGet("/health", async (HttpContext context) =>
        {
            try
            {
                await gate.Services.Agents.PolicyAsync(context.RequestAborted).ConfigureAwait(false);
                return Results.Text("Healthy");
            }
            catch (AuditStoreException)
            {
                return Results.Text("Unhealthy", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
        app.MapGet(MetadataPath, (HttpContext context) => HostRule.Refusal(context.Request, gate.HostNames) is { } refusal
            ? Results.Problem(refusal, statusCode: StatusCodes.Status403Forbidden)
            : Results.Text(Metadata(context.Request), "application/json"));
        return app.MapMcp("/mcp").AddEndpointFilter(async (context, next) =>
            await AuthenticateAsync(context.HttpContext, gate).ConfigureAwait(false) is { } refused
                ? refused
                : await next(context).ConfigureAwait(false));
    }

    private static async Task<IResult?> AuthenticateAsync(HttpContext context, SalesforceGate gate)
    {
        var request = context.Request;
        if (HostRule.Refusal(request, gate.HostNames) is { } refusal)
            return Results.Problem(refusal, statusCode: StatusCodes.Status403Forbidden);
        if (request.QueryString.HasValue && request.QueryString.Value!.Contains(AgentKey.Start, StringComparison.OrdinalIgnoreCase))
        {
            return Results.Problem(
                "A key in an address ends up in logs: stop it, issue another one, and send that as Authorization: Bearer KEY.",
                statusCode: StatusCodes.Status400BadRequest);
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostBodyBytes;
        var header = request.Headers.Authorization.ToString();
        const string scheme = "Bearer ";
        AgentCaller? caller = null;
        try
        {
            if (header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                caller = await gate.Services.Agents.FindAsync(
                    header[scheme.Length..].Trim(), null, Activity.Current?.TraceId.ToString(),
                    context.RequestAborted).ConfigureAwait(false);
            }
        }
        catch (AuditStoreException)
        {
            return Results.Problem(
                "The store of the gate cannot be used at the moment.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        if (caller is null)
        {
            context.Response.Headers.WWWAuthenticate = $"Bearer resource_metadata=\"{request.Scheme}://{request.Host}{MetadataPath}\"";
            return Results.Problem(
                "The key of an agent is needed: Authorization: Bearer KEY.", statusCode: StatusCodes.Status401Unauthorized);
        }
        context.Items[CallerItem] = caller;
        return null;
    }

    // There is no authorization server: keys are issued by an administrator.
    private static string Metadata(HttpRequest request) => ToolJson.Text(ToolJson.Object(writer =>
    {
        writer.WriteString("resource", $"{request.Scheme}://{request.Host}/mcp");
        writer.WriteStartArray("authorization_servers");
        writer.WriteEndArray();
        writer.WriteStartArray("bearer_methods_supported");
        writer.WriteStringValue("header");
        writer.WriteEndArray();
        writer.WriteString("resource_name", "Salesforce.Typed gate");
    }));

    private static AgentCaller Caller(IServiceProvider services) =>
        services.GetRequiredService<IHttpContextAccessor>().HttpContext?.Items[CallerItem] as AgentCaller
        ?? throw new InvalidOperationException("A call came without an agent.");
}
