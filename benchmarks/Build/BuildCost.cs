namespace Salesforce.Typed.Benchmarks;

/// <summary>What a build took.</summary>
/// <param name="Wall">Elapsed seconds.</param>
/// <param name="Processor">Processor seconds of the compilers.</param>
/// <param name="PeakMegabytes">The most memory that a compiler has had.</param>
internal sealed record BuildCost(double Wall, double Processor, double PeakMegabytes);
