using Acme.Crm;
using Microsoft.Extensions.Logging;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Events;
using Salesforce.Typed.Events.Streams;
using Salesforce.Typed.Events.Telemetry;
using static Salesforce.Typed.Tests.ScriptedSource;

namespace Salesforce.Typed.Tests;

/// <summary>A stream is logged as open when the server has accepted it, and not when it is called.</summary>
public class StreamOpenedTests
{
    private static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    [Fact]
    public async Task A_connection_that_breaks_before_it_is_accepted_is_not_logged_as_open()
    {
        using var log = new Events();
        var source = new ScriptedSource(Brings(Broken), Brings(Broken), Brings(Final, Batch(1)));
        var stream = new EventStream<string>(source, new NumberDecoder(), new EventOptions(), new PromptClock(), new EventLog(log));
        await Assert.ThrowsAsync<EventStreamException>(() => stream.ReadAsync(Soon).CountAsync(Soon).AsTask());
        Assert.Equal(["StreamBroke", "StreamBroke", "StreamOpened"], log.Names.Take(3));
    }

    [Theory]
    [InlineData(EventTransport.PubSub)]
    [InlineData(EventTransport.CometD)]
    public async Task A_topic_that_the_org_refuses_is_not_logged_as_open(EventTransport transport)
    {
        using var log = new Events();
        await using var org = await BusOrg.StartAsync();
        await using var client = Client(org, log);
        await Assert.ThrowsAnyAsync<EventStreamException>(() => client.Changes<Account>(org.Options with
        {
            Transport = transport, Channel = "/data/Nothing__chn", MaxInitialAttempts = 1
        }, Soon).CountAsync(Soon).AsTask());
        Assert.DoesNotContain("StreamOpened", log.Names);
    }

    [Theory]
    [InlineData(EventTransport.PubSub)]
    [InlineData(EventTransport.CometD)]
    public async Task A_stream_that_brings_an_event_was_logged_as_open_once(EventTransport transport)
    {
        using var log = new Events();
        await using var org = await BusOrg.StartAsync();
        await using var client = Client(org, log);
        await client.Account.CreateAsync(new Account { Name = "Acme" }, Soon);
        _ = await client.Changes<Account>(org.Options with { Transport = transport }, Soon).FirstAsync(Soon);
        Assert.Single(log.Names, n => n == "StreamOpened");
    }

    private static SalesforceClient Client(BusOrg org, ILoggerFactory log) =>
        new(new SalesforceOptions { Instance = org.Local.Url, Auth = new ClientCredentialsFlow("id", "secret"), LoggerFactory = log });

    /// <summary>The names of the events that are logged.</summary>
    private sealed class Events : ILoggerFactory, ILogger
    {
        private readonly List<string> _names = [];

        public IReadOnlyList<string> Names
        {
            get
            {
                lock (_names)
                    return [.. _names];
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_names)
                _names.Add(eventId.Name ?? "");
        }

        public void Dispose()
        {
        }
    }
}
