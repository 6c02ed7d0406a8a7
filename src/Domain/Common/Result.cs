using System.Diagnostics.CodeAnalysis;

namespace MultiWeb.Domain.Common;

/// <summary>A result that can be made from an error alone: lets the pipeline refuse without knowing what the use case returns.</summary>
public interface IFailable<out TSelf>
{
    static abstract TSelf Failure(Error error);
}

/// <summary>Either success or a named <see cref="Common.Error"/>. Exceptions are left for bugs and lost infrastructure.</summary>
public class Result : IFailable<Result>
{
    private static readonly Result Done = new(null);

    private protected Result(Error? error) => Error = error;

    /// <summary>Why it failed; null where it did not.</summary>
    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    public static Result Success() => Done;

    public static Result Failure(Error error) => new(error);

    public static implicit operator Result(Error error) => new(error);
}

/// <summary>Either a value or a named <see cref="Error"/>.</summary>
public sealed class Result<T> : Result, IFailable<Result<T>>
{
    private readonly T? _value;

    private Result(T? value, Error? error) : base(error) => _value = value;

    /// <summary>What came out of it.</summary>
    /// <exception cref="InvalidOperationException">The result is a failure: a bug in the caller, who did not ask.</exception>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"No value: the result failed with '{Error.Code}'.");

    public static new Result<T> Failure(Error error) => new(default, error);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}
