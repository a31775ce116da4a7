namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// Times whole seconds of work, for which a micro-benchmark is the wrong tool. What counts is the time that the process spent on a
/// processor: work of one thread is measured, and what else the machine does must not show. The candidates take turns and the best turn of
/// each counts, for noise only adds.
/// </summary>
internal static class Measuring
{
    /// <summary>The best time of each candidate in milliseconds.</summary>
    public static double[] Best(int rounds, params Action[] candidates)
    {
        var best = candidates.Select(_ => double.MaxValue).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < candidates.Length; i++)
                best[i] = Math.Min(best[i], Once(candidates[i]));
        }
        return best;
    }

    /// <summary>The time of one run in milliseconds, after the garbage of those before is gone.</summary>
    public static double Once(Action work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var start = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
    }
}
