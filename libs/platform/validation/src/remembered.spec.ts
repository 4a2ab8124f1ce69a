import { IsInt, IsString, validateSync } from 'class-validator';
import { checked } from './validation';

class Named {
  @IsString()
  name!: string;
}

class Aged extends Named {
  @IsInt()
  age!: number;

  @IsInt({ groups: ['late'] })
  height!: number;
}

describe('cached checks of a class', () => {
  const wrongIn = (given: object) => checked(Aged, given).details.map(({ field }) => field);

  it('include inherited ones, on every use', () => {
    for (let time = 0; time < 3; time++) {
      expect(wrongIn({ name: 1, age: 'old', height: 180 }).sort()).toEqual(['age', 'name']);
      expect(wrongIn({ name: 'Mina', age: 22, height: 180, weight: 60 })).toEqual(['weight']);
      expect(wrongIn({ name: 'Mina', age: 22, height: 180 })).toEqual([]);
    }
  });

  it('are collected again if only some are requested', () => {
    const aged = Object.assign(new Aged(), { name: 'Mina', age: 22, height: 'tall' });
    expect(validateSync(aged, { groups: ['late'] }).map(({ property }) => property)).toEqual(['height']);
  });
});
