using Microsoft.Extensions.Time.Testing;
using Salesforce.Typed.Events.Grpc;

namespace Salesforce.Typed.Tests;

/// <summary>How many events are asked for.</summary>
public class FlowTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Never_more_than_the_limit_is_outstanding_or_waiting()
    {
        var flow = new FlowControl(100, _clock);
        var (asked, arrived, handled) = (flow.Begin(), 0, 0);
        for (var round = 0; round < 10_000; round++)
        {
            if (arrived < asked && round % 3 != 0)
            {
                arrived++;
                flow.Arrived(1);
            }
            if (handled < arrived && round % 2 == 0)
            {
                handled++;
                asked += flow.Handled();
            }
            Assert.InRange(asked - handled, 0, 100);
        }
        Assert.True(handled > 4000);
    }

    [Fact]
    public void What_was_handled_is_asked_for_in_lots_while_others_are_on_their_way()
    {
        var flow = new FlowControl(100, _clock);
        flow.Begin();
        flow.Arrived(60);
        var asks = Enumerable.Range(0, 60).Select(_ => flow.Handled()).Where(n => n > 0);
        Assert.Equal([50], asks);
    }

    [Fact]
    public void A_slow_loop_keeps_one_event_asked_for_before_the_server_gives_up()
    {
        var flow = new FlowControl(100, _clock);
        flow.Begin();
        flow.Arrived(100);
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(0, flow.Tick());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, flow.Tick());
        Assert.Equal(0, flow.Tick());
        // The one that came is one too many: the next that is handled is not asked for again.
        flow.Arrived(1);
        Assert.Equal([0, 1, 0], [flow.Handled(), flow.Handled(), flow.Handled()]);
    }

    [Fact]
    public void A_loop_that_stands_still_does_not_fill_memory()
    {
        var flow = new FlowControl(10, _clock);
        flow.Begin();
        flow.Arrived(10);
        var asked = 0;
        for (var i = 0; i < 1000; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(30));
            var more = flow.Tick();
            flow.Arrived(more);
            asked += more;
        }
        Assert.Equal(10, asked);
    }

    [Fact]
    public void One_at_a_time_is_asked_for_again_at_once()
    {
        var flow = new FlowControl(1, _clock);
        Assert.Equal(1, flow.Begin());
        flow.Arrived(1);
        Assert.Equal(1, flow.Handled());
    }
}
