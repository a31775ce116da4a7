namespace Salesforce.Typed.Generator.Naming;

/// <summary>
/// The type names that a user's file or generated code sees without asking: those of the namespaces that <c>ImplicitUsings</c> brings, and
/// our own. A record of such a name would make every use of it ambiguous, and inside the models' namespace hide it; it gets a prefix. The
/// list is fixed, so that a name does not change with the framework; a test compares it with the framework and with our runtime.
/// </summary>
internal static class TakenTypeNames
{
    private const string Framework = """
        Action Activator ApartmentState AppContext AppDomain AppDomainSetup ApplicationId ArgIterator Array
        AssemblyLoadEventArgs AssemblyLoadEventHandler AsyncCallback AsyncEnumerable AsyncFlowControl AttributeTargets
        AutoResetEvent Barrier Base64FormattingOptions BinaryReader BinaryWriter BitConverter Boolean Buffer BufferedStream Byte
        ByteArrayContent CancellationToken CancellationTokenRegistration CancellationTokenSource Char CharEnumerator
        ClientCertificateOption CollectionExtensions CompressedStack ConcurrentExclusiveSchedulerPair ConfigureAwaitOptions
        Console ConsoleCancelEventArgs ConsoleCancelEventHandler ConsoleColor ConsoleKey ConsoleKeyInfo ConsoleModifiers
        ConsoleSpecialKey ContextBoundObject ContextCallback Convert CountdownEvent DBNull DateOnly DateTime DateTimeKind
        DateTimeOffset DayOfWeek Decimal Delegate DelegatingHandler Directory DirectoryInfo Double DriveInfo DriveType Enum
        Enumerable EnumerableExecutor EnumerableQuery EnumerationOptions Environment EnvironmentVariableTarget ErrorEventArgs
        ErrorEventHandler EventArgs EventHandler EventResetMode EventWaitHandle EventWaitHandleAcl ExecutionContext File
        FileAccess FileAttributes FileInfo FileMode FileOptions FileShare FileStream FileStreamOptions FileStyleUriParser
        FileSystemAclExtensions FileSystemEventArgs FileSystemEventHandler FileSystemInfo FileSystemWatcher
        FormUrlEncodedContent FormattableString FtpStyleUriParser GC GCCollectionMode GCGenerationInfo GCKind GCMemoryInfo
        GCNotificationStatus GenericUriParser GenericUriParserOptions GopherStyleUriParser Guid Half HandleInheritability
        HashCode HostExecutionContext HostExecutionContextManager HttpClient HttpClientHandler HttpCompletionOption HttpContent
        HttpKeepAlivePingPolicy HttpMessageHandler HttpMessageInvoker HttpMethod HttpRequestError HttpRequestMessage
        HttpRequestOptions HttpResponseMessage HttpStyleUriParser HttpVersionPolicy IAsyncDisposable IAsyncResult ICloneable
        IComparable IConvertible ICustomFormatter IDisposable IFormatProvider IFormattable IOCompletionCallback
        IOrderedQueryable IQueryProvider IQueryable IServiceProvider ISpanFormattable IThreadPoolWorkItem ITimer
        IUtf8SpanFormattable ImmutableArrayExtensions Index Int128 Int16 Int32 Int64 IntPtr Interlocked KeyValuePair
        LazyInitializer LazyThreadSafetyMode LdapStyleUriParser LoaderOptimization LocalDataStoreSlot Lock LockCookie
        LockRecursionPolicy ManualResetEvent ManualResetEventSlim MarshalByRefObject MatchCasing MatchType Math MathF
        MemoryExtensions MemoryStream MessageProcessingHandler MidpointRounding ModuleHandle Monitor MulticastDelegate
        MultipartContent MultipartFormDataContent Mutex MutexAcl NamedWaitHandleOptions NativeOverlapped NetPipeStyleUriParser
        NetTcpStyleUriParser NewsStyleUriParser NotifyFilters Nullable Object OperatingSystem Overlapped Parallel
        ParallelEnumerable ParallelExecutionMode ParallelLoopResult ParallelLoopState ParallelMergeOptions ParallelOptions
        ParallelQuery ParameterizedThreadStart Path PeriodicTimer PlatformID PreAllocatedOverlapped Queryable Random
        RandomAccess Range ReadOnlyMemoryContent ReaderWriterLock ReaderWriterLockSlim ReferenceEqualityComparer
        RegisteredWaitHandle RenamedEventArgs RenamedEventHandler ResolveEventArgs ResolveEventHandler RuntimeArgumentHandle
        RuntimeFieldHandle RuntimeMethodHandle RuntimeTypeHandle SByte SearchOption SeekOrigin Semaphore SemaphoreAcl
        SemaphoreSlim SendOrPostCallback SequencePosition Single SocketsHttpConnectionContext SocketsHttpHandler
        SocketsHttpPlaintextStreamFilterContext SpinLock SpinWait Stream StreamContent StreamReader StreamWriter String
        StringComparer StringComparison StringContent StringNormalizationExtensions StringReader StringSplitOptions StringWriter
        SynchronizationContext Task TaskAsyncEnumerableExtensions TaskCompletionSource TaskContinuationOptions
        TaskCreationOptions TaskExtensions TaskFactory TaskScheduler TaskStatus TaskToAsyncResult TextReader TextWriter Thread
        ThreadExceptionEventArgs ThreadExceptionEventHandler ThreadPool ThreadPoolBoundHandle ThreadPriority ThreadStart
        ThreadState ThreadingAclExtensions TimeOnly TimeProvider TimeSpan TimeZone TimeZoneInfo Timeout Timer TimerCallback
        Tuple TupleExtensions Type TypeCode TypedReference UInt128 UInt16 UInt32 UInt64 UIntPtr UnhandledExceptionEventArgs
        UnhandledExceptionEventHandler UnixFileMode UnmanagedMemoryAccessor UnmanagedMemoryStream
        UnobservedTaskExceptionEventArgs Uri UriBuilder UriComponents UriCreationOptions UriFormat UriHostNameType UriKind
        UriParser UriPartial UriTypeConverter ValueTask ValueTuple ValueType Version Void Volatile WaitCallback
        WaitForChangedResult WaitHandle WaitHandleExtensions WaitOrTimerCallback WatcherChangeTypes WeakReference
        """;

    private const string Ours = """
        Address AggregateOnly AggregateValue Aggregates AllOrNone AllUses AnyField AnyId AnySObject ApiUsage ApiVersion
        ApiVersionRetiredException AppUsage AuthFlow AuthorizationRedirect AutoAssign BatchUnit BoolField BulkQueryExtensions CallOptions
        ChildDescription ChildList ChildSelection ClientCredentialsFlow CollectionCanceledException CollectionOptions
        CompositeException CompositeUnit Condition CurrencyFunctions DataCategoryAt DateFunction DateFunctions Distance
        DistanceUnit DuplicateRule
        ExternalTokenFlow FieldChange FieldDescription FieldInfo FieldKind FieldNotLoadedException FieldPath FieldUse FileUpload
        FilterOnly FunctionSelection GeoPoint GlobalDescription GraphUnit GroupOnly GroupSelection IAggregatable IDated IField
        IGroupable IId IInstant IPicklist IRelation ISObjectType ISortable ITextual InterceptedAttribute JwtBearerFlow
        KeyRow KeySelection LabelField LimitOptions ListableFields LocalDateTime Location LoopbackRedirect ManyStep
        MultipleMatchesException
        NoResponseException NoRouteException NotAggregatable NotGroupable NotSortable Nulls NumberFunction ObjectDescription
        ObjectSummary OrgLimit OrgLimits OutcomeStatus OutcomeUnknownException ParameterizedSearch PicklistChoice PicklistSet
        ProjectionUsesAttribute QueryPlan QueryPlanStep RawId RawJson RawRequestOptions RecordOptions RecordOrigin
        RecordOutcome RemovedAttribute
        RequestLimit RequestLimitException RequestTooLongException RetryOptions RowShape RowShapes
        SObject SObjectIndex SObjectInfo
        SalesforceAccessDeniedException SalesforceApiException SalesforceCliFlow SalesforceClient SalesforceConflictException
        SalesforceError SalesforceException SalesforceFormatException SalesforceInvalidRequestException
        SalesforceMethodNotAllowedException SalesforceNotAuthenticatedException SalesforceNotFoundException SalesforceObjects
        SalesforceOptions SalesforcePreconditionFailedException SalesforcePreconditionRequiredException
        SalesforceServerErrorException SalesforceUnavailableException SalesforceUnsupportedMediaTypeException SaveOutcome
        SearchDataCategory SearchQuery SearchQueryOfRows SearchResult SearchScope SearchTarget SearchText Selection
        SelectionPart SemiJoins SignInException SignInFailure Soql SoqlCurrency SoqlDate SoqlDateParts SoqlIdentifier SoqlRow
        SoqlScope SoqlText SortOnly SoslText StatementText StepUnit TextualFields TreeException TypeofSelection UnitStep
        UnsupportedArithmetic UnsupportedComparisons UnsupportedDynamicLinq UnsupportedLinq UnsupportedMembers UnsupportedParents
        WebServerFlow WebServerSignIn
        """;

    private static readonly HashSet<string> Names = [.. Framework.Split(Blanks, Split), .. Ours.Split(Blanks, Split)];

    private static char[] Blanks => [' ', '\n', '\r'];

    private static StringSplitOptions Split => StringSplitOptions.RemoveEmptyEntries;

    /// <summary>Whether a type of that name is in sight of every user's file.</summary>
    public static bool Contains(string name) => Names.Contains(name);
}
