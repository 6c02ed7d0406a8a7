namespace MultiWeb.Infrastructure.Common.Redis;

/// <summary>What came of a call to Redis: an answer, or none. Without one nothing is known; the call may have worked all the same.</summary>
internal readonly record struct RedisReply<T>(bool IsAnswered, T? Value);
