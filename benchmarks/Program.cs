using BenchmarkDotNet.Running;
using Salesforce.Typed.Benchmarks;

switch (args)
{
    case ["generation", ..]:
        foreach (var size in args.Skip(1).Select(int.Parse))
            GenerationReport.Run(size, rounds: 7);
        break;
    case ["analysis", ..]:
        foreach (var size in args.Skip(1).Select(int.Parse))
            AnalysisReport.Run(size, rounds: 15);
        break;
    case ["compile"]:
        CompileReport.Run(rounds: 9);
        break;
    case ["build"]:
        BuildReport.Run();
        break;
    case ["build", "inprocess"]:
        BuildInProcessReport.Run(rounds: 5);
        break;
    case ["localorg", ..]:
        await LocalOrgReport.RunAsync(args.Length > 1 ? int.Parse(args[1]) : 1_000_000);
        break;
    case ["stream", ..]:
        await StreamReport.RunAsync(args.Length > 1 ? int.Parse(args[1]) : 1_000_000);
        break;
    case ["collections", ..]:
        await CollectionReport.RunAsync(args.Length > 1 ? int.Parse(args[1]) : 100_000);
        break;
    case ["csv", ..]:
        CsvReport.Run(pages: args.Length > 1 ? int.Parse(args[1]) : 50, rounds: 7);
        break;
    case ["bulk", ..]:
        await BulkReport.RunAsync(args.Length > 1 ? int.Parse(args[1]) : 1_000_000);
        break;
    case [OrgProcess.Argument]:
        await OrgProcess.RunAsync();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
