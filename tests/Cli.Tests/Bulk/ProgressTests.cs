using Salesforce.Typed.Cli.Shared.Output;

namespace Salesforce.Typed.Tests;

/// <summary>Progress of long operations where the error output is not a terminal.</summary>
public sealed class ProgressTests
{
    private readonly SteppedClock _clock = new();
    private readonly StringWriter _output = new();

    [Fact]
    public void A_short_work_writes_no_line()
    {
        var lines = new ProgressLines(_output, _clock);

        for (var i = 0; i < 9; i++)
            Report(lines, i, seconds: 1);

        Assert.Equal("", _output.ToString());
    }

    [Fact]
    public void A_long_work_writes_a_line_each_ten_seconds_with_its_rate_and_the_time_left()
    {
        var lines = new ProgressLines(_output, _clock);

        for (var i = 0; i <= 25; i++)
            Report(lines, i * 1_000, seconds: 1);

        Assert.Equal(
            [
                "Loading a.csv: 9,000 of 100,000 records, 1,000 a second, 1:31 left (9 %)",
                "Loading a.csv: 19,000 of 100,000 records, 1,000 a second, 1:21 left (19 %)",
            ],
            Lines());
    }

    [Fact]
    public void A_very_long_work_writes_a_line_a_minute()
    {
        var lines = new ProgressLines(_output, _clock);

        for (var i = 1; i <= 600; i++)
            Report(lines, i, seconds: 1);

        Assert.Equal(12 + 8, Lines().Length);
    }

    [Fact]
    public void The_rate_is_that_of_the_phase_and_texts_of_others_are_escaped()
    {
        var lines = new ProgressLines(_output, _clock);
        lines.Report(new WorkState("Reading", 1_000_000, 1_000_000, "records"));
        _clock.Advance(TimeSpan.FromSeconds(20));
        lines.Report(new WorkState("Loading", 0, 1_000, "records") { Detail = "\u001b[2J" });
        _clock.Advance(TimeSpan.FromSeconds(20));
        lines.Report(new WorkState("Loading", 50, 1_000, "records") { Detail = "x" });

        Assert.Equal(
            [@"Loading: 0 of 1,000 records: \u001b[2J (0 %)", "Loading: 50 of 1,000 records: x, 2.5 a second, 6:20 left (5 %)"], Lines());
    }

    private void Report(ProgressLines lines, long done, int seconds)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        lines.Report(new WorkState("Loading a.csv", done, 100_000, "records"));
    }

    private string[] Lines() => _output.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private sealed class SteppedClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan time) => _now += time.Ticks;
    }
}
