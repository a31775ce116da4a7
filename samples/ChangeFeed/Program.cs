// Two processes: this one runs a local org and writes to it; it starts the other, which prints each change as it happens.
using Acme;

if (args is ["watch", var instance, var pubSub, var token])
    await Watcher.RunAsync(
        new Uri(instance), new Uri(pubSub), token, ends: int.Parse(Environment.GetEnvironmentVariable("CHANGES") ?? "0"));
else
    await Writer.RunAsync();
